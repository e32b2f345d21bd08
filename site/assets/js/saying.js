/**
 * What the page says in words: to a screen reader, what is attended to; to everyone, how Python fares.
 *
 * The first is a polite live region that waits until the reader has settled. The second is a quiet line that shows
 * only when starting takes a while and somebody waits for it, or when Python cannot start, and that can be put away.
 */
import { button, make, says } from './dom.js'
import { about } from './cards.js'
import { short } from './digits.js'
import { formulaOf } from './things.js'

const SETTLED = 500, PATIENCE = 600

export function saying({ attention, answers, python, store }) {
  const spoken = make('p', { class: 'visually-hidden says', 'aria-live': 'polite' })
  const words = make('span'), retry = button('tool retry', 'try again', python.retry)
  const away = button('tool away', '×', () => { read = last; show(last) })
  away.setAttribute('aria-label', 'put this line away')
  const line = make('p', { class: 'python-says', role: 'status', hidden: true }, words, ' ', retry, away)
  document.body.append(spoken, line)

  let timer = 0
  const say = told => {
    clearTimeout(timer)
    timer = setTimeout(() => says(spoken, told()), SETTLED)
  }
  attention.watch(({ pointed, held }) => say(() => sentence(held ?? pointed, answers)))

  let started = 0, last = { state: 'off' }, read = null
  const show = ({ state, says: told, loaded, total }) => {
    const waited = state === 'starting' && store.turned().length > 0 && performance.now() - started > PATIENCE
    line.classList.toggle('failed', state === 'failed')
    line.hidden = !(waited || state === 'failed' && read?.says !== told)
    retry.hidden = away.hidden = state !== 'failed'
    if (state === 'live') read = null
    if (state === 'failed') says(words, `${told} The page goes on with what was worked out when it was built.`)
    else if (waited) says(words, total ? `${told}, ${Math.round(100 * loaded / total)} %` : told)
  }
  python.onstate(report => {
    if (report.state === 'starting' && last.state !== 'starting') {
      started = performance.now()
      setTimeout(() => show(last), PATIENCE + 50)
    }
    last = report
    show(report)
  })
  store.watch(() => show(last))
  return say
}

function sentence(seen, answers) {
  if (!seen || !formulaOf(seen.thing)) return ''
  const { name, does } = about(seen.thing)
  const value = answers.value(seen.thing)
  return [name, does, value === null ? '' : `now ${value === undefined ? answers.unknown(formulaOf(seen.thing)) : short(value)}`].filter(Boolean).join('. ')
}
