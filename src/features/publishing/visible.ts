import { can } from '../../../api/permissions.js'
import type { Viewer } from '../../platform/session/viewer.js'
import type { DocumentState } from './document/events.js'

/** As much of a document as decides who may see it. */
export interface Visible {
  life: DocumentState['life']
  /** Place of its organ in the tree. */
  organPath: string
}

/**
 * The one answer to who sees a document, for page, list, search, file, feed, export, and even a file's name: what is published, everybody;
 * anything else, those who work on publishing for its organ.
 */
export function canSee(document: Visible, viewer: Viewer | null): boolean {
  if (document.life === 'published') return true
  return viewer !== null && can(viewer.grants, 'publish.view', document.organPath)
}
