/**
 * Claims: a phrase that says something of a figure turns it to the setting at which the build found that so, and back.
 *
 *     claims(store, say)         <a class="claim" href="#moods" data-at="beta=0.97">the line grows calm</a>
 *
 * Pressed, every knob of the figure goes where it stood when the claim was checked: as named, or else as it opens.
 * Pressed again, all go back to where they were. A reader who turns one of them meanwhile lets the claim go.
 */
import { all } from './dom.js'
import { knobs, letterOf, page } from './page.js'
import { scale } from './scale.js'

const TIME = 400
const CALM = matchMedia('(prefers-reduced-motion: reduce)')

export function claims(store, say) {
  let pressed = null, gliding = null, back = []
  const links = all('.claim')
  const away = places => places.some(([name, value]) => store.values[name] !== value)

  function mark(link) {
    pressed = link
    for (const one of links) one.setAttribute('aria-pressed', one === link)
    for (const figure of all('.scene')) figure.classList.toggle('claimed', link?.hash === `#${figure.id}`)
  }

  function press(link) {
    const figure = document.querySelector(link.hash), there = placesOf(link), again = pressed === link
    const aims = again ? back : there
    back = there.map(([name]) => [name, store.values[name]])
    mark(again ? null : link)
    glide(aims)
    figure.scrollIntoView({ block: 'nearest', behavior: CALM.matches ? 'auto' : 'smooth' })
    say(() => figure.querySelector('.words').textContent)
  }

  function glide(aims) {
    const begun = performance.now(), mine = gliding = {}
    const ways = aims.map(([name, aim]) => ({ name, aim, ruler: scale(knobs[name]), from: store.values[name] }))
    let now = ways.map(({ name, from }) => [name, from])
    const step = () => {
      if (mine !== gliding) return
      if (away(now)) return mark(gliding = null)
      const share = CALM.matches ? 1 : Math.min(1, (performance.now() - begun) / TIME)
      now = ways.map(({ name, aim, ruler, from }) => [name, share === 1 || aim === from ? aim : ruler.value(ruler.at(from) + (ruler.at(aim) - ruler.at(from)) * share)])
      for (const place of now) store.turn(...place)
      if (share < 1) requestAnimationFrame(step)
      else gliding = null
    }
    step()
  }

  for (const link of links) {
    link.setAttribute('role', 'button')
    const on = event => { event.preventDefault(); press(link) }
    link.addEventListener('click', on)
    link.addEventListener('keydown', event => { if (event.key === ' ') on(event) })
  }
  store.watch(() => { if (pressed && !gliding && away(placesOf(pressed))) mark(null) })
  mark(null)
}

/** Every knob of a claim's figure, and where it stood when the claim was checked. */
function placesOf(link) {
  const id = link.hash.slice(1), at = new URLSearchParams(link.dataset.at)
  const shared = Object.values(page.figures[id].knobs)
  return Object.keys(knobs).filter(name => name.startsWith(`${id}/`) || shared.includes(letterOf(name)))
    .map(name => [name, Number(at.get(name) ?? knobs[name].value)])
}
