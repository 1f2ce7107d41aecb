import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { showMe, signOut } from '../../api/accounts.js'
import { Answered } from '../parts/page.js'
import { useAct, useAnswer } from '../query.js'
import { PracticeBand, PracticeSwitch } from '../requests/practice/practice.js'
import { Bell } from '../requests/reminders/bell.js'
import { holds, type Me } from './me.js'
import { Menu } from './menu.js'

/** Header, menu and the screen. Nothing is drawn before it is known who is signed in. */
export function Frame(): ReactElement {
  const me = useAnswer(showMe, {})
  return <Answered reading={me}>{(answer) => <Signed me={answer} />}</Answered>
}

function Signed({ me }: { me: Me }): ReactElement {
  const [open, setOpen] = useState(false)
  const leave = useAct(signOut)
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    main.current?.focus()
    window.scrollTo(0, 0)
  }, [pathname])
  return (
    <>
      <a className="skip" href="#main" onClick={() => main.current?.focus()}>
        跳到正文
      </a>
      <div className="frame">
        <header>
          <Link to="/" className="brand">
            {me.site.name} 工作台
          </Link>
          <button type="button" className="plain menu-toggle" aria-expanded={open} aria-controls="menu" onClick={() => setOpen(!open)}>
            菜单
          </button>
          {holds(me, 'request.view') && <Bell />}
          {holds(me, 'request.view') && <PracticeSwitch />}
          <span>{me.user.organName}</span>
          <Link to="/mima">{me.user.name}</Link>
          <a href="/" target="_blank" rel="noreferrer">
            看网站（新窗口）
          </a>
          <button
            type="button"
            className="plain"
            onClick={async () => {
              if (await leave.run({})) location.assign('/denglu')
            }}
          >
            退出
          </button>
        </header>
        <nav id="menu" aria-label="工作台菜单" className={open ? 'open' : ''}>
          <Menu me={me} onGo={() => setOpen(false)} />
        </nav>
        <main id="main" ref={main} tabIndex={-1}>
          <PracticeBand />
          <Outlet />
        </main>
      </div>
    </>
  )
}
