// The panel's style, beside the badge's.

export const STYLE = `
.slot{--soft:light-dark(#52606f,#a9b5c3);--line:light-dark(#d5dae1,#384351);--hover:light-dark(#f1f4f7,#262e38);--bad:light-dark(#b3161b,#ff9b96)}
button,input{appearance:none}
.panel :is(button,input,select){cursor:pointer;border:1px solid var(--line);border-radius:8px;background:var(--bg)}
.panel{position:fixed;z-index:1;display:flex;flex-direction:column;width:min(384px,100vw - 16px);max-height:min(600px,100vh - 16px);background:var(--bg);border:1px solid var(--line);border-radius:12px;box-shadow:0 1px 2px #0f172a2e,0 8px 28px #0f172a40;overflow:hidden;overflow-wrap:anywhere}
.panel:focus-visible,.body:focus-visible{outline-offset:-2px}
.head{display:flex;align-items:flex-start;gap:10px;padding:12px 12px 10px;border-bottom:1px solid var(--line);background:var(--wash)}
.head>.dot{width:28px;height:28px;padding:5px;margin-top:2px}
.head>div{flex:1;min-width:0}
.brand{font-size:11px;font-weight:600;color:var(--soft)}
.title{font-size:15px;font-weight:650;line-height:1.3}
.panel .close{flex:none;width:28px;height:28px;padding:6px;border-color:transparent;background:none;color:var(--soft)}
.body{flex:1 1 auto;min-height:0;overflow:auto;overscroll-behavior:contain;scrollbar-width:thin;padding:0 14px}
.lines{list-style:none}
.line{padding-block:12px;padding-inline-start:12px;border-bottom:1px solid var(--line);position:relative}
.line::before{content:"";position:absolute;inset-block:14px;inset-inline-start:0;width:3px;border-radius:2px;background:var(--tone)}
.level{margin-inline-end:6px;padding:1px 6px;border-radius:4px;background:var(--wash);color:var(--tone);font-size:11px;font-weight:650}
.what{font-weight:600}
.why,.origin,.help,.foot{color:var(--soft)}
.why,.do,.law,.help,.error{margin-top:3px}
.law,.origin,.help{font-size:12px}
.law>*{margin-inline-end:10px}
a{color:var(--accent);text-underline-offset:2px;border-radius:2px}
.judged{padding:12px 0}
h3{font-size:12px;font-weight:650;color:var(--soft);margin-bottom:6px}
dl{display:grid;grid-template-columns:minmax(64px,auto) 1fr;gap:4px 12px}
dt{color:var(--soft)}
.origin{display:block}
.row{display:flex;flex-wrap:wrap;gap:6px}
.line .row{margin-top:8px}
.pinned{padding:10px 14px;border-top:1px solid var(--line)}
.row button{min-height:30px;padding:4px 12px;font-weight:550;line-height:1.3}
.panel button:hover{background:var(--hover)}
.panel .primary,.panel .primary:hover{background:var(--accent);border-color:var(--accent);color:var(--on)}
.primary:hover{box-shadow:inset 0 0 0 40px #0000001f}
button:disabled{opacity:.55;cursor:default}
.note{padding:8px 14px;border-top:1px solid var(--line);background:var(--hover);font-weight:550}
.foot{padding:7px 14px 9px;border-top:1px solid var(--line);font-size:11px}
form{display:flex;flex-direction:column;flex:1 1 auto;min-height:0}
.field{padding:10px 0}
.field label{display:block;font-weight:600;margin-bottom:4px}
.field:has(:required) label::after{content:" *"}
.panel .field :is(input,select){width:100%;min-height:32px;padding:4px 10px;cursor:auto}
.panel .field :disabled{background:var(--hover);color:var(--soft)}
.panel [aria-invalid]{border-color:var(--bad);box-shadow:inset 0 0 0 1px var(--bad)}
.error{font-weight:600;color:var(--bad)}
@media (max-height:430px){.panel{overflow:auto}.panel,form{display:block}.body{overflow:visible}.pinned{position:sticky;bottom:0;background:var(--bg)}}
@media (forced-colors:active){.line::before{background:CanvasText}}
@media (prefers-reduced-motion:no-preference){.panel{animation:in .12s ease-out}@keyframes in{from{translate:0 4px}}}
`;
