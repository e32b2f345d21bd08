/**
 * Numbers on the page that follow the knobs: [data-turn] and [data-value] say a knob's value, [data-number] a live
 * number of the prose, [data-now] the present value of a part.
 *
 *     numbers(store, answers)
 */
import { all, make, says } from './dom.js'
import { fixed, short } from './digits.js'
import { knobs, page } from './page.js'
import { scale } from './scale.js'

export function numbers(store, answers) {
  for (const row of all('.given .knob[data-knob]')) {
    const name = row.dataset.knob
    if (!(name in knobs) || row.querySelector('[data-turn], [data-value]')) continue
    row.querySelector('input')?.before(make('output', { class: 'now-value', 'data-value': name }, scale(knobs[name]).text(store.values[name])))
  }

  store.watch((values, changed) => {
    for (const name of changed) {
      const text = scale(knobs[name]).text(values[name])
      const turned = values[name] !== knobs[name].value
      for (const element of all(`[data-turn="${name}"], [data-value="${name}"]`)) {
        says(element, text)
        if (element.getAttribute('role') === 'slider') announce(element, values[name], text)
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
        if (!(at in values) || values[at] === null) continue
        for (const element of all(`[data-now="${CSS.escape(part)}"]`)) says(element, short(values[at]))
      }
    }
  })
}

function announce(element, value, text) {
  element.setAttribute('aria-valuenow', value)
  element.setAttribute('aria-valuetext', text)
}
