import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components'
import { init, setPlatformAPI, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Comparison } from './comparison.js'

use([BarChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer])

// There is no canvas to measure text on: Chinese characters are as wide as they are high, all others about half.
setPlatformAPI({
  measureText: (text, font = '12px sans-serif') => {
    const size = Number(/(\d+(?:\.\d+)?)px/.exec(font)?.[1] ?? 12)
    return { width: [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 1 : 0.56), 0) * size }
  },
})

/** Told apart by lightness too, and each bar carries its number. */
const COLOURS = ['#0b4ea2', '#b06000', '#14532d', '#7b1fa2', '#5f6368', '#b3261e']

const TEXT = { fontSize: 14, color: '#1f2329' }

/** The comparison as bars, drawn on the server. It is decoration: the table beside it says the same. */
export function chartOf({ measure, years, rows }: Comparison): string {
  const chart = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: 1120,
    height: Math.max(260, 90 + rows.length * (24 * years.length + 14)),
  })
  chart.setOption({
    animation: false,
    textStyle: TEXT,
    color: COLOURS,
    decal: { show: true },
    legend: { top: 0, textStyle: TEXT, data: years.map((year) => `${year}年`) },
    grid: { left: 8, right: 60, top: 36, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'value', name: measure.unit, nameTextStyle: TEXT, axisLabel: TEXT, minInterval: measure.unit === '件' ? 1 : 0 },
    yAxis: { type: 'category', inverse: true, data: rows.map((row) => row.name), axisTick: { show: false }, axisLabel: TEXT },
    series: years.map((year, index) => ({
      type: 'bar',
      name: `${year}年`,
      barMaxWidth: 20,
      label: { show: true, position: 'right', ...TEXT },
      data: rows.map((row) => row.values[index] ?? null),
    })),
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return fitForPage(svg)
}

/** Without marks for scripts that no page loads, and with attributes instead of styles within the page, which ours do not allow. */
function fitForPage(svg: string): string {
  const bare = svg.replace(/ ecmeta_[a-z_]+="[^"]*"| class="[^"]*"|<style[\s\S]*?<\/style>/g, '')
  return bare.replace(/ style="([^"]*)"/g, (_, style: string) =>
    style
      .split(';')
      .map((rule) => rule.split(':').map((part) => part.trim()))
      .filter(([name]) => /^(font-(size|family|weight)|fill|stroke)$/.test(name ?? ''))
      .map(([name, value]) => ` ${name}="${value}"`)
      .join(''),
  )
}
