import { type Asked, FACETS, type FacetName } from '../find/asked.js'
import type { Found } from '../find/find.js'
import { searchAddress } from './address.js'
import { FACET_TITLES, facetLabel } from './labels.js'

const MOST_VALUES = 12

/** What the results can be narrowed by, with how many each leaves, and what they are narrowed by already. */
export function Facets({ asked, found }: { asked: Asked; found: Found }) {
  return (
    <nav className="facets" id="facets" aria-label="缩小范围">
      {FACETS.map((name) => {
        const chosen = asked.facets[name]
        const values = found.facets[name]
          .map(({ value, count }) => ({ value, count, label: facetLabel(name, value, found.organs) }))
          .filter(({ label }) => label !== null)
        if (values.length < (chosen ? 1 : 2)) return null
        return (
          <section key={name}>
            <h2>{FACET_TITLES[name]}</h2>
            <ul>
              {values.slice(0, MOST_VALUES).map(({ value, count, label }) => (
                <li key={value}>
                  {chosen === value ? (
                    <Chosen asked={asked} name={name} label={label} />
                  ) : (
                    <a href={searchAddress(asked, { facet: [name, value] })}>
                      {label} <span className="count">{count}</span>
                    </a>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </nav>
  )
}

function Chosen({ asked, name, label }: { asked: Asked; name: FacetName; label: string | null }) {
  return (
    <a href={searchAddress(asked, { facet: [name, null] })} aria-current="true">
      {label} <span className="count">去掉</span>
    </a>
  )
}
