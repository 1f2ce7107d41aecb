import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { showOrgan } from '../../api/organs.js'
import { useAnswer } from '../query.js'

/** An organ that is known by its id only, by its name. */
export function OrganLink({ id }: { id: string }): ReactElement {
  const { data } = useAnswer(showOrgan, { params: { id } })
  return (
    <Link to="/danwei/$id" params={{ id }}>
      {data?.name ?? id}
    </Link>
  )
}
