// The style of the face, inside its closed shadow root. Colours meet 4.5:1 in light and dark.

export const STYLE = `
:host{color-scheme:light dark;--bg:#fff;--fg:#1b2430;--soft:#52606f;--line:#d5dae1;--hover:#f1f4f7;--accent:#1a56b8;--on:#fff;--focus:#1a56b8;--shade:0 1px 2px #0f172a2e,0 6px 24px #0f172a2e}
*{box-sizing:border-box;margin:0;padding:0;font:inherit;color:inherit;letter-spacing:normal;text-transform:none}
[data-tone]{--tone:#4a5565;--wash:#f0f2f5}
[data-tone=ready]{--tone:#0b6b3a;--wash:#e3f5ea}
[data-tone=fix]{--tone:#8a4b00;--wash:#fff1d6}
[data-tone=stop]{--tone:#b3161b;--wash:#fde8e8}
[data-tone=hint]{--tone:#1a56b8;--wash:#e6effc}
[data-tone=not_readable],[data-tone=setup_needed]{--wash:#fff}
.slot{font:13px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--fg);text-align:start;-webkit-text-size-adjust:100%}
svg{fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round;display:block;width:100%;height:100%}
button,input,select{cursor:pointer;appearance:none;border:1px solid var(--line);border-radius:8px;background:var(--bg)}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.badge{position:fixed;z-index:2;display:flex;align-items:center;gap:6px;height:26px;padding:0 10px 0 4px;border:1px solid var(--tone);border-radius:13px;background:var(--wash);color:var(--tone);font-size:12px;font-weight:600;line-height:1;white-space:nowrap;box-shadow:0 1px 2px #0f172a29;user-select:none}
[dir=rtl] .badge{padding:0 4px 0 10px}
.badge[data-tone=not_readable],.badge[data-tone=setup_needed]{border-style:dashed}
.badge:hover,.badge[aria-expanded=true]{box-shadow:0 0 0 2px var(--wash),0 0 0 3px var(--tone)}
.badge.small{gap:3px;padding:0 4px}
.badge[hidden]{display:none}
.dot{flex:none;display:block;width:18px;height:18px;padding:3px;border-radius:50%;background:var(--tone);color:var(--on)}
.badge[data-tone=not_readable] .dot,.badge[data-tone=setup_needed] .dot{background:none;color:var(--tone);padding:1px}
.count{min-width:1ch;padding-inline-end:3px}
.panel{position:fixed;z-index:1;display:flex;flex-direction:column;width:min(384px,100vw - 16px);max-height:min(600px,100vh - 16px);background:var(--bg);border:1px solid var(--line);border-radius:12px;box-shadow:var(--shade);overflow:hidden;overflow-wrap:anywhere}
.panel[hidden]{display:none}
.panel:focus{outline:0}
.panel:focus-visible{outline:2px solid var(--focus);outline-offset:-2px}
.head{display:flex;align-items:flex-start;gap:10px;padding:12px 12px 10px;border-bottom:1px solid var(--line);background:var(--wash)}
.head .dot{width:28px;height:28px;padding:5px;margin-top:2px}
.head>div{flex:1;min-width:0}
.brand{font-size:11px;font-weight:600;color:var(--soft)}
.title{font-size:15px;font-weight:650;line-height:1.3}
.close{flex:none;width:28px;height:28px;padding:6px;border-color:transparent;background:none;color:var(--soft)}
.close:hover{background:var(--hover)}
.body{flex:1 1 auto;min-height:0;overflow:auto;overscroll-behavior:contain;padding:0 14px}
.body:focus-visible{outline-offset:-2px}
.lines{list-style:none}
.line{padding:12px 0 12px 12px;border-bottom:1px solid var(--line);position:relative}
[dir=rtl] .line{padding:12px 12px 12px 0}
.line::before{content:"";position:absolute;inset-block:14px;inset-inline-start:0;width:3px;border-radius:2px;background:var(--tone)}
.level{display:inline-block;margin-inline-end:6px;padding:1px 6px;border-radius:4px;background:var(--wash);color:var(--tone);font-size:11px;font-weight:650}
.what{font-weight:600}
.why,.origin,.help,.foot{color:var(--soft)}
.why,.do,.law{margin-top:3px}
.law{font-size:12px}
.law>*{margin-inline-end:10px}
a{color:var(--accent);text-decoration:underline;text-underline-offset:2px;border-radius:2px}
.judged{padding:12px 0}
h3{font-size:12px;font-weight:650;color:var(--soft);margin-bottom:6px}
dl{display:grid;grid-template-columns:minmax(64px,auto) 1fr;gap:4px 12px}
dt{color:var(--soft)}
.origin{font-size:12px;display:block}
.row{display:flex;flex-wrap:wrap;gap:6px}
.line .row{margin-top:8px}
.panel>.row,form>.row{padding:10px 14px;border-top:1px solid var(--line)}
.row button{min-height:30px;padding:4px 12px;font-weight:550;line-height:1.3}
.row button:hover{background:var(--hover)}
.row .primary{background:var(--accent);border-color:var(--accent);color:var(--on)}
.row .primary:hover{background:var(--accent);box-shadow:inset 0 0 0 40px #0000001f}
button:disabled{opacity:.55;cursor:default}
.note{padding:8px 14px;border-top:1px solid var(--line);background:var(--hover);font-weight:550}
.foot{padding:7px 14px 9px;border-top:1px solid var(--line);font-size:11px}
form{display:flex;flex-direction:column;flex:1 1 auto;min-height:0}
.field{padding:10px 0}
.field label{display:block;font-weight:600;margin-bottom:4px}
.field input,.field select{width:100%;min-height:32px;padding:4px 10px;cursor:auto}
.field input:disabled,.field select:disabled{background:var(--hover);color:var(--soft)}
[aria-invalid=true]{border-color:#b3161b;box-shadow:inset 0 0 0 1px #b3161b}
.help{margin-top:3px;font-size:12px}
.error{margin-top:3px;font-weight:600;color:var(--bad,#b3161b)}
.live{position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-height:430px){.panel,.panel form{display:block;overflow:auto}.panel{max-height:calc(100vh - 16px)}.body{overflow:visible}.panel>.row,form>.row{position:sticky;bottom:0;background:var(--bg)}}
@media (prefers-color-scheme:dark){
:host{--bg:#1b2129;--fg:#e8edf3;--soft:#a9b5c3;--line:#384351;--hover:#262e38;--accent:#7db1ff;--on:#0e141b;--focus:#8fbcff;--bad:#ff9b96;--shade:0 1px 2px #000a,0 8px 28px #000a}
[data-tone]{--tone:#b4c0ce;--wash:#262e38}
[data-tone=ready]{--tone:#6fdc9c;--wash:#143324}
[data-tone=fix]{--tone:#ffc56b;--wash:#3a2a0d}
[data-tone=stop]{--tone:#ff9b96;--wash:#431a1c}
[data-tone=hint]{--tone:#8fbcff;--wash:#182b47}
[data-tone=not_readable],[data-tone=setup_needed]{--wash:#1b2129}
[aria-invalid=true]{border-color:#ff9b96;box-shadow:inset 0 0 0 1px #ff9b96}
}
@media (forced-colors:active){.badge,.panel,.dot{border:1px solid ButtonText}.dot{background:ButtonFace;color:ButtonText}.line::before{background:CanvasText}}
@media (prefers-reduced-motion:no-preference){.panel{animation:in .14s ease-out}@keyframes in{from{opacity:0;translate:0 4px}}}
`;
