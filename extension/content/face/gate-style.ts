// The gate's style, beside the badge's.

export const STYLE = `
.gate{position:fixed;inset:0;z-index:2;display:grid;place-items:center;padding:16px;background:#0f172a73}
.ask{box-sizing:border-box;width:min(440px,100%);max-height:100%;overflow:auto;padding:18px;background:var(--bg);border:1px solid light-dark(#d5dae1,#384351);border-top:4px solid var(--tone);border-radius:12px;box-shadow:0 8px 40px #0f172a66;overflow-wrap:anywhere}
.ask .title{font-size:16px;font-weight:650;line-height:1.3}
.ask .lines{margin:10px 0;padding-inline-start:18px;list-style:disc}
.ask li{margin-top:4px;font-weight:600}
.ask .note{color:light-dark(#52606f,#a9b5c3)}
.ask label{display:block;margin:12px 0 4px;font-weight:600}
.ask textarea{box-sizing:border-box;width:100%;padding:6px 10px;font:inherit;color:inherit;background:var(--bg);border:1px solid light-dark(#d5dae1,#384351);border-radius:8px;resize:vertical}
.ask [aria-invalid]{border-color:light-dark(#b3161b,#ff9b96);box-shadow:inset 0 0 0 1px light-dark(#b3161b,#ff9b96)}
.ask .row{display:flex;flex-wrap:wrap;gap:6px;margin-top:14px}
.ask button{appearance:none;cursor:pointer;min-height:32px;padding:4px 14px;font-weight:550;border:1px solid light-dark(#d5dae1,#384351);border-radius:8px;background:var(--bg)}
.ask button:disabled{opacity:.55;cursor:default}
.ask .primary{background:var(--accent);border-color:var(--accent);color:var(--on)}
`;
