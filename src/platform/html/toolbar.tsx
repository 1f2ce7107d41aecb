const SIZES = [100, 125, 150, 175, 200]
const THEMES = [
  ['', '默认'],
  ['yellow-black', '黑底黄字'],
  ['white-black', '黑底白字'],
  ['yellow-blue', '蓝底黄字'],
  ['green', '护眼'],
]
const RATES = [
  ['0.7', '慢'],
  ['1', '正常'],
  ['1.4', '快'],
]

/** What tools.js needs: hidden until it runs, for nothing here works without it. */
export function Toolbar() {
  return (
    <section id="toolbar" className="toolbar" aria-label="无障碍工具" hidden>
      <div className="wrap">
        <Choice name="size" legend="字号" options={SIZES.map((size) => [String(size), `${size}%`])} />
        <Choice name="theme" legend="配色" options={THEMES} />
        <fieldset>
          <legend>朗读</legend>
          <button type="button" value="read">
            朗读全文
          </button>
          <Tick name="point" label="指读" />
          <label>
            语速
            <select name="rate" defaultValue="1">
              {RATES.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <Tick name="captions" label="大字幕" />
        </fieldset>
        <fieldset>
          <legend>辅助</legend>
          <Tick name="ruler" label="十字线" />
          <Tick name="pointer" label="大光标" />
          <button type="button" value="link">
            复制带设置的网址
          </button>
          <button type="button" value="reset">
            恢复原样
          </button>
          <button type="button" value="close">
            收起
          </button>
        </fieldset>
        <p className="no-voice" hidden>
          这个浏览器没有朗读功能，可以用系统自带的读屏软件：本站每个页面都可以直接读。
        </p>
        <p>
          快捷键：<kbd>Alt+Shift+E</kbd> 长者版，<kbd>Alt+Shift+T</kbd> 打开或收起工具，<kbd>Alt+Shift+R</kbd> 朗读，<kbd>Esc</kbd>{' '}
          暂停或继续，
          <kbd>Alt+Shift+0</kbd> 恢复原样。设置只保存在您的设备上。
        </p>
        <p role="status" />
      </div>
    </section>
  )
}

function Choice({ name, legend, options }: { name: string; legend: string; options: readonly (readonly string[])[] }) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map(([value, label]) => (
        <label key={value}>
          <input type="radio" name={name} value={value} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

function Tick({ name, label }: { name: string; label: string }) {
  return (
    <label>
      <input type="checkbox" name={name} />
      {label}
    </label>
  )
}
