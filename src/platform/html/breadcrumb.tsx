/** 当前位置: 首页 and the way down to the page itself. */
export function Breadcrumb({ trail }: { trail: [label: string, href: string][] }) {
  const steps: [string, string][] = [['首页', '/'], ...trail]
  return (
    <nav className="breadcrumb" aria-label="当前位置">
      <ol>
        {steps.map(([label, href], i) => (
          <li key={href}>
            <a href={href} aria-current={i === steps.length - 1 ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
