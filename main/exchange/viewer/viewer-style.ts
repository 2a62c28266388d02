// How the offline viewer looks: the desk's own colours, and nothing that has to be loaded.
export const viewerStyle = `
*{box-sizing:border-box}
[hidden]{display:none!important}
html,body{height:100%;margin:0}
body{font:14px/1.6 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:#1f2329;background:#f4f5f7}
#desk{height:100%;display:grid;grid-template:auto 1fr/minmax(280px,26rem) 1fr}
header{grid-column:1/3;background:#fff;border-bottom:1px solid #d9dce1;padding:12px 20px;display:flex;flex-wrap:wrap;gap:4px 28px;align-items:baseline}
h1{font-size:17px;margin:0;width:100%}
dl{display:contents}
dl div{display:flex;gap:8px}
dt{color:#5c6370}
dd{margin:0;font-variant-numeric:tabular-nums}
nav{background:#fff;border-right:1px solid #d9dce1;overflow:auto;padding:0 0 24px}
nav h2{font-size:14px;margin:0;padding:14px 16px 4px;line-height:1.5}
nav h2 small{display:block;font-weight:400;color:#5c6370}
nav h3{font-size:12px;font-weight:600;color:#5c6370;margin:0;padding:8px 16px 2px}
.search{position:sticky;top:0;background:#fff;padding:10px 16px;border-bottom:1px solid #e7e9ed}
.search input{width:100%;font:inherit;padding:4px 8px;border:1px solid #b6bcc6;border-radius:4px}
nav button{display:flex;width:100%;gap:10px;align-items:baseline;border:0;background:none;font:inherit;color:inherit;text-align:left;padding:4px 16px;cursor:pointer}
nav button:hover{background:#f0f3f8}
nav button[aria-current=true]{background:#e3eeff;box-shadow:inset 3px 0 #0958d9}
nav button b{font-weight:400;flex:1;overflow-wrap:anywhere}
nav button i{font-style:normal;color:#5c6370;font-variant-numeric:tabular-nums;white-space:nowrap}
main{display:flex;flex-direction:column;min-width:0;min-height:0}
.check{background:#fff;border-bottom:1px solid #d9dce1;padding:10px 20px}
.check.over{background:#e3eeff}
.row{display:flex;flex-wrap:wrap;gap:6px 14px;align-items:center}
.act{font:inherit;border:1px solid #0958d9;background:#0958d9;color:#fff;border-radius:4px;padding:3px 14px;cursor:pointer}
.act.plain{background:#fff;color:#0958d9}
.hint,.what{color:#5c6370}
.what{margin:6px 0 0;max-width:70em;font-size:13px}
progress{width:14rem}
.ok,.bad{margin:8px 0 0;padding:6px 12px;border-radius:4px;border-left:4px solid}
.ok{background:#eaf7ee;border-color:#1a7f37}
.bad{background:#fdecea;border-color:#b42318}
.bad ul{margin:4px 0 0;padding-left:1.4em;max-height:9em;overflow:auto}
code{font:13px/1.5 ui-monospace,Consolas,monospace;overflow-wrap:anywhere}
.show{flex:1;min-height:0;display:flex;flex-direction:column}
.bar{display:flex;gap:16px;align-items:baseline;padding:8px 20px;background:#fff;border-bottom:1px solid #e7e9ed}
.bar b{flex:1;min-width:0;overflow-wrap:anywhere}
.bar a{color:#0958d9;white-space:nowrap}
.stage{flex:1;min-height:0;display:grid;place-items:center;overflow:auto;padding:0}
.stage iframe{width:100%;height:100%;border:0;background:#fff}
.stage img,.stage video{max-width:100%;max-height:100%;display:block}
.stage p{color:#5c6370;padding:24px;text-align:center}
:focus-visible{outline:2px solid #0958d9;outline-offset:-2px}
.act:focus-visible{outline-offset:2px}
@media (max-width:800px){#desk{height:auto;grid-template:none;display:block}.stage{height:70vh}nav{max-height:50vh}}
`
