import { SITE_MARKS, type Site, type SiteMark } from '../site/site.js'
import { UNKNOWN } from './parts.js'

const FIXED_LINKS: [string, string][] = [
  ['政府信息公开', '/zfxxgk'],
  ['政策文件库', '/zfxxgk/zhengce'],
  ['年度报告汇总', '/nianbao'],
  ['网站地图', '/ditu'],
  ['订阅', '/dingyue'],
  ['我为政府网站找错', '/jiucuo'],
  ['数据开放', '/kaifang'],
  ['报告检查', '/nianbao/jiance'],
  ['工作日历', '/rili'],
  ['工作台', '/admin/'],
]

const DEMO_LINKS: [string, string][] = [['资料来源', '/ziliao']]

/** The marks that a government portal shows; those that nobody has told are said to be unknown, never made up. */
export function Footer({ site }: { site: Site }) {
  return (
    <footer className="site-footer">
      <div className="wrap">
        <p className="help">
          需要帮助？拨打政务服务便民热线 <a href="tel:12345">12345</a>。网页不好用、看不懂，请用“<a href="/jiucuo">我要纠错</a>”告诉我们。
        </p>
        <nav aria-label="页脚导航">
          <ul className="inline">
            {[...FIXED_LINKS, ...(site.demo ? DEMO_LINKS : [])].map(([label, href]) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <dl className="marks">
          {(Object.keys(SITE_MARKS) as SiteMark[]).map((mark) => (
            <div key={mark}>
              <dt>{SITE_MARKS[mark]}</dt>
              <dd>{site.marks[mark] ?? UNKNOWN}</dd>
            </div>
          ))}
        </dl>
      </div>
    </footer>
  )
}
