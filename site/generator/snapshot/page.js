// Makes a snapshot: each step in a worker of its own, so that none inherits anything of another.
for (const step of ["compile", "remember", "fresh", "fresh", "fresh"]) {
  const worker = new Worker(`steps.js?${step}`, { type: "module" });
  const said = await new Promise((hear) => {
    worker.onmessage = ({ data }) => hear(data);
    worker.onerror = ({ message }) => hear({ trouble: message || "a worker could not be loaded" });
  });
  worker.terminate();
  if (said.trouble) {
    await fetch("made/trouble", { method: "POST", body: said.trouble });
    break;
  }
}
await fetch("made/end", { method: "POST", body: "" });
