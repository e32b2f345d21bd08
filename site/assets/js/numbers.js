/**
 * Numbers on the page that follow the knobs: [data-turn] and [data-value] say a knob's value, [data-number] a live
 * number of the prose, [data-now] the present value of a part.
 *
 *     numbers(store, answers)
 *
 * What was not worked out for just these knobs is not shown as a number.
 */
import { all, says } from './dom.js'
import { SIGNS, enough, short } from './digits.js'
import { knobs, page } from './page.js'
import { scale } from './scale.js'

export function numbers(store, answers) {
  store.watch((values, changed) => {
    for (const name of changed) {
      const text = scale(knobs[name]).text(values[name])
      const turned = values[name] !== knobs[name].value
      for (const element of all(`[data-turn="${name}"], [data-value="${name}"]`)) says(element, text)
      for (const slider of all(`[data-slides="${name}"]`)) {
        slider.setAttribute('aria-valuenow', values[name])
        slider.setAttribute('aria-valuetext', text)
      }
      for (const element of all(`[data-turn="${name}"], .knob[data-knob="${name}"]`)) element.classList.toggle('turned', turned)
    }
  })

  answers.watch(news => {
    for (const [id, value] of Object.entries(news.numbers ?? {})) {
      const { decimals, exact } = page.numbers[id]
      for (const element of all(`[data-number="${id}"]`)) tell(element, value, value => enough(value, decimals, exact), answers.unknown(id))
    }
    for (const [formula, values] of Object.entries(news.values ?? {})) {
      for (const [part, { at }] of Object.entries(page.formulas[formula].parts)) {
        if (!(at in values)) continue
        for (const element of all(`[data-now="${CSS.escape(part)}"]`)) tell(element, values[at], short, answers.unknown(formula))
      }
    }
  })
}

/** A number, or while it is not known a sign that takes as much room as what stood there, and says why. */
function tell(element, value, text, why) {
  const known = value !== undefined
  if (!known && !element.textContent) return
  if (!known && !element.ariaLabel) element.style.width = element.style.minWidth = `${element.getBoundingClientRect().width}px`
  element.classList.toggle('unknown', !known)
  if (known) for (const name of ['style', 'role', 'aria-label']) element.removeAttribute(name)
  else Object.assign(element, { role: 'img', ariaLabel: why })
  says(element, known ? text(value) : SIGNS[why])
}
