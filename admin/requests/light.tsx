import type { ReactElement } from 'react'
import type { Light } from '../../api/request-view.js'
import { LIGHTS } from '../../api/request-words.js'
import './light.css'

/** The lights in the order in which they press. */
export const LIGHT_ORDER: Light[] = ['red', 'orange', 'yellow', 'green', 'blue', 'grey', 'done']

/** A shape for each light, so that nobody needs its colour. */
const SHAPES: Record<Light, string> = { red: '✖', orange: '◆', yellow: '▲', green: '●', blue: '❚❚', grey: '○', done: '✔' }

interface Props {
  light: Light
  /** 剩 3 个工作日; the light's own words when there are none. */
  words?: string
}

/** A light: colour, shape and words. */
export function LightMark({ light, words }: Props): ReactElement {
  return (
    <span className={`light ${light}`}>
      <span aria-hidden="true" className="shape">
        {SHAPES[light]}
      </span>
      {words || LIGHTS[light]}
    </span>
  )
}
