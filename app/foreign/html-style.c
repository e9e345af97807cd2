#include "foreign/html-style.h"

#include "print/ink.h"

/* Lengths are in em and rem: the page grows with the reader's letters. --l is a mark's lane, --n
 * how many a line has (html-marks). */
static const char rules[]
    = ":root{--page:#fff;--text:#2b2b2b;--dim:#5f5f5f;--rule:#dcdcdc;--panel:#f6f5f4;"
      "--link:#0b5394;color-scheme:light dark}\n"
      "*{box-sizing:border-box}\n"
      "html{scroll-padding-top:2rem}\n"
      "body{margin:0;background:var(--page);color:var(--text);"
      "font:1rem/1.5 \"Adwaita Sans\",Cantarell,Inter,\"Noto Sans\",system-ui,sans-serif}\n"
      "a{color:var(--link);text-underline-offset:.15em}\n"
      "a:focus-visible{outline:2px solid var(--link);outline-offset:2px}\n"
      "body>header,main>article,nav{max-width:46rem;margin:0 auto;padding:0 1.25rem}\n"
      "body>header{padding-top:3rem}\n"
      "h1{margin:0;font-size:1rem;font-weight:700;letter-spacing:.01em}\n"
      "header p{margin:.25rem 0 0;color:var(--dim);font-size:.875rem}\n"
      ".legend{display:flex;flex-wrap:wrap;gap:.75rem 1.25rem;list-style:none;margin:1.25rem 0 0;"
      "padding:1rem 1.25rem 1.1rem;background:var(--panel);border-radius:.75rem;"
      "font-size:.875rem}\n"
      ".legend li{padding-bottom:.1em}\n"
      ".legend mark{padding:.1em .3em;border-bottom:2px solid var(--line)}\n"
      "nav h2{font-size:1.125rem;margin:2.5rem 0 .5rem}\n"
      "nav ol{margin:0;padding:0;list-style:none;counter-reset:n}\n"
      "nav li{counter-increment:n;display:grid;grid-template-columns:2rem 1fr;"
      "padding:.45rem 0;border-top:1px solid var(--rule)}\n"
      "nav li::before{content:counter(n);color:var(--dim);font-variant-numeric:tabular-nums}\n"
      "nav a{text-decoration:none;font-weight:600}nav a:hover{text-decoration:underline}\n"
      "nav li span{grid-column:2;color:var(--dim);font-size:.8125rem}\n"
      "main>article{margin-top:4.5rem}\n"
      "main>article:last-child{margin-bottom:5rem}\n"
      "article+article{border-top:1px solid var(--rule);padding-top:4rem}\n"
      ".facts,.makers{color:var(--dim);font-size:.8125rem;margin:0}\n"
      ".makers{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin-top:.4rem}\n"
      ".makers b{display:inline-block;color:var(--text);padding:0 .35em;background:var(--panel);"
      "border-bottom:2px solid var(--dim)}\n"
      ".makers .by b{background:none;border-bottom-style:dashed}\n"
      ".text{--lane:.8rem;font-size:1.0625rem;overflow-wrap:anywhere}\n"
      ".text h2,.text p{line-height:calc(1.45em + var(--n,0)*var(--lane))}\n"
      ".text h2{font-size:1.75rem;letter-spacing:-.01em;margin:.6rem 0 .75rem;"
      "line-height:calc(1.2em + var(--n,0)*var(--lane));text-wrap:balance}\n"
      ".text p{margin:0 0 1.1em}\n"
      ".text .by-line,.text .date-line{color:var(--dim);margin-bottom:.6em}\n"
      /* A mark's lane is its padding: the deeper, the further down its line runs. */
      "mark{color:inherit}\n"
      ".text mark,.text .gap{padding-bottom:calc(var(--l)*var(--lane));"
      "border-bottom:2px solid var(--line);"
      "-webkit-box-decoration-break:clone;box-decoration-break:clone}\n"
      "mark{background:var(--ground)}.text mark{background-clip:content-box}\n"
      ".text mark.by{background:none;border-bottom-style:dashed}\n"
      ".text .gap{border-bottom:2px dotted var(--line)}\n"
      ".at{position:relative}\n"
      ".tag{color:var(--label);font-size:.6rem;font-weight:700;letter-spacing:.02em;line-height:1;"
      "text-transform:uppercase;text-decoration:none;white-space:nowrap;"
      "-webkit-user-select:none;user-select:none}\n"
      /* From below the words down to just under the line of its lane. */
      ".at>.tag{position:absolute;inset-inline-start:0;"
      "top:calc(100% + var(--l)*var(--lane) + 3px)}\n"
      ".tag:hover{text-decoration:underline}\n"
      ":target{scroll-margin-top:30vh}\n"
      "mark:target,tr:target>*{outline:2px solid var(--line,var(--link));outline-offset:1px}\n"
      ".said{margin-top:3rem}\n"
      ".said h3{font-size:1.125rem;margin:0 0 .5rem}\n"
      "table{width:100%;table-layout:fixed;border-collapse:collapse;font-size:.875rem;"
      "line-height:1.45;margin:0 0 2rem}\n"
      "caption{text-align:start;color:var(--dim);padding:.4rem 0}\n"
      "th,td{text-align:start;vertical-align:top;padding:.55rem .75rem .55rem 0;"
      "border-top:1px solid var(--rule);overflow-wrap:anywhere}\n"
      "thead th{border-top:0;font-size:.75rem;color:var(--dim)}\n"
      "tbody th{font-weight:400;color:var(--dim);font-variant-numeric:tabular-nums;width:2.25rem}\n"
      "thead th:first-child{width:2.5rem}.told th:nth-child(2){width:23%}"
      ".told th:nth-child(3){width:13%}.told th:nth-child(5){width:19%}.loose "
      "th:nth-child(2){width:23%}\n"
      "td>div+div{margin-top:.5rem}\n"
      "td strong{display:block}\n"
      "td a.words{color:inherit;text-decoration-color:var(--rule)}"
      "td a.words:hover{text-decoration-color:currentcolor}\n"
      "td ul{list-style:none;margin:.2rem 0 0;padding:0;color:var(--dim);font-size:.8125rem}\n"
      "td li{white-space:pre-line}td li b{font-weight:600}\n"
      ".name{color:var(--label);font-weight:700}\n"
      ".none{color:var(--dim)}\n"
      "@media (min-width:60rem){.said{margin-inline:-4rem}}\n"
      "@media (max-width:38rem){body>header{padding-top:1.5rem}.text h2{font-size:1.5rem}"
      "table,tbody,tr,td,caption{display:block}thead{display:none}"
      "tbody tr{border-top:1px solid var(--rule);padding:.6rem 0}"
      "tbody th{display:block;border:0;padding:0;font-weight:700}"
      "td{border:0;padding:.3rem 0 0;display:grid;grid-template-columns:3.5rem 1fr}"
      "td>*{grid-column:2}td::before{content:attr(data-h);font-size:.75rem;line-height:1.7;"
      "font-weight:700;color:var(--dim)}td>:first-child{grid-row:1}}\n"
      "@media print{@page{margin:18mm}html{font-size:10.5pt}body>header{padding-top:0}"
      "article+article{break-before:page;border:0;padding-top:0}main>article{margin-top:2rem}"
      "h2,h3,caption{break-after:avoid}tr{break-inside:avoid}p{orphans:2;widows:2}"
      "a{color:inherit}"
      "mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}}\n";

static void
print_ink (GString *out, const AnnoInk *ink, gboolean dark)
{
  guint32 line = dark ? ink->dark_line : ink->line;

  g_string_append_printf (out, ".c-%s{--line:#%06x;--label:#%06x;--ground:rgba(%u,%u,%u,.%02u)}\n",
                          ink->name, line, dark ? ink->dark_label : ink->label, line >> 16,
                          line >> 8 & 0xFF, line & 0xFF,
                          (guint) (100 * (dark ? ANNO_INK_DARK_GROUND : ANNO_INK_GROUND) + 0.5));
}

void
anno_html_style_print (GString *out)
{
  g_return_if_fail (out != NULL);

  g_string_append (out, "<style>\n");
  for (guint i = 0; i < ANNO_N_INKS; i++)
    print_ink (out, anno_ink_get (i), FALSE);
  g_string_append (out, rules);
  /* Paper is light, whatever the screen is. */
  g_string_append (out, "@media screen and (prefers-color-scheme:dark){\n"
                        ":root{--page:#1e1e1e;--text:#f2f2f2;--dim:#b0b0b0;--rule:#454545;"
                        "--panel:#2a2a2a;--link:#8cc1ff}\n");
  for (guint i = 0; i < ANNO_N_INKS; i++)
    print_ink (out, anno_ink_get (i), TRUE);
  g_string_append (out, "}\n</style>\n");
}
