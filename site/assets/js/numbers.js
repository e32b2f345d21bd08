/**
 * Numbers on the page that follow the knobs: [data-turn] and [data-value] say a knob's value, [data-number] a live
 * number of the prose, [data-now] the present value of a part.
 *
 *     numbers(store, answers)
 */
import { all, says } from './dom.js'
import { fixed, short } from './digits.js'
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
      const { decimals } = page.numbers[id]
      for (const element of all(`[data-number="${id}"]`)) says(element, fixed(value, decimals))
    }
    for (const [formula, values] of Object.entries(news.values ?? {})) {
      for (const [part, { at }] of Object.entries(page.formulas[formula].parts)) {
        if (!(at in values)) continue
        for (const element of all(`[data-now="${CSS.escape(part)}"]`)) says(element, values[at] === undefined ? '' : short(values[at]))
      }
    }
  })
}
