/**
 * What answers when a reader turns or presses something: figures and numbers that follow the knobs, marks and handles in
 * pictures, claims. None of it is needed for reading and pointing, so it is a file of its own, which answering.js fetches.
 *
 *     act({store, attention, frames, python, hand, say})     gives answers (answers.js)
 */
import { makeAnswers } from './answers.js'
import { claims } from './claims.js'
import { tried } from './dom.js'
import { drawing } from './drawing.js'
import { figures } from './figures.js'
import { handles } from './handles.js'
import { marks } from './marks.js'
import { sheets } from './sheets.js'

export function act({ store, attention, frames, python, hand, say }) {
  const answers = makeAnswers({ store, frames, python, attention, figures: sheets() })
  for (const feature of [
    () => figures({ answers, attention, frames }),
    () => marks(store, answers),
    () => handles({ store, answers, step: hand.step }),
    () => drawing({ store, answers, step: hand.step }),
    () => claims(store, say),
  ]) tried(feature)
  return answers
}
