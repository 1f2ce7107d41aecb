import { Link, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMe } from '../../frame/me.js'
import './practice.css'

/** Whether the practice space (演练) is open; it stands in the address and goes along from screen to screen. */
export function usePractice(): boolean {
  return useSearch({ strict: false }).practice === 'yes'
}

/** Opens and leaves the practice space. */
export function PracticeSwitch(): ReactElement {
  const practice = usePractice()
  return (
    <Link to="." search={(search) => ({ ...search, practice: practice ? undefined : 'yes' })} className="practice-switch">
      {practice ? '离开演练' : '演练'}
    </Link>
  )
}

/** The mark that nobody can miss on every screen of the practice space. */
export function PracticeBand(): ReactElement | null {
  if (!usePractice()) return null
  return (
    <>
      <p className="practice-band" role="note">
        <strong>演练</strong> 这里登记的申请编号带 Y，单独列出，不计入任何统计和年度报告。
        <PracticeSwitch />
      </p>
      <div className="practice-watermark" aria-hidden="true" />
    </>
  )
}

/** On a demonstration: where the applications of its visitors are. */
export function DemoHint(): ReactElement | null {
  const practice = usePractice()
  const demo = useMe()?.site.demo ?? false
  if (!demo || practice) return null
  return (
    <p className="quiet">
      这是演示网站，网上提交的申请都进入演练空间。
      <Link to="." search={(search) => ({ ...search, practice: 'yes' })}>
        看演练的申请
      </Link>
    </p>
  )
}
