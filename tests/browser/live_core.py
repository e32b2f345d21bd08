"""The core as a reader's browser runs it: the page's own supervisor starts it, under the page's own policy.

    ask = live_core(page, url)     any page of a built site
    ask(text) -> list              a JSON list of questions in, their answers out (pycore.answers)
"""
START = """async () => {
  const island = JSON.parse(document.getElementById('page').textContent)
  const { supervise } = await import(new URL(island.python, document.baseURI))
  window.waiting = new Map()
  await new Promise((done, fail) => {
    const become = ({ state }) => { if (state === 'live') done() }
    window.core = supervise({ page: island, waiting, become, begin(says) { throw new Error(says) }, fail: says => fail(new Error(says)) })
    core.start()
  })
}"""
ASK = """text => new Promise((resolve, reject) => {
  waiting.set(1, { text, resolve, reject })
  core.tell(1)
})"""


def live_core(page, url: str):
    page.goto(url)
    page.evaluate(START)
    return lambda text: page.evaluate(ASK, text)
