package web

import (
	"sandtable/engine/handbook"
)

// short is how many letters a row may have that is not broken between pages.
const short = 700

func (p *page) table(t *handbook.Table) {
	if t.Plain {
		p.print(`<table class="facts">`)
	} else {
		p.print(`<table>`)
	}
	whole := 0.0
	for _, c := range t.Columns {
		whole += c.Width
	}
	p.print("<colgroup>")
	for _, c := range t.Columns {
		p.print(`<col style="width:%.2f%%"/>`, 100*c.Width/whole)
	}
	p.print("</colgroup>")
	if !t.Plain {
		p.print("<thead><tr>")
		for _, c := range t.Columns {
			if c.Upright {
				p.print(`<th scope="col" class="upright"><span>%s</span></th>`, both(c.Head))
				continue
			}
			p.print(`<th scope="col"%s>%s</th>`, aligned(c.Align), both(c.Head))
		}
		p.print("</tr></thead>")
	}
	p.print("<tbody>\n")
	for _, r := range t.Rows {
		p.row(t, r)
	}
	p.print("</tbody></table>\n")
}

func (p *page) row(t *handbook.Table, r handbook.Row) {
	if r.Head {
		p.print(`<tr class="over"><td colspan="%d">`, len(t.Columns))
		p.blocks(r.Cells[0].Blocks)
		p.print("</td></tr>\n")
		return
	}
	if r.Letters() < short {
		p.print(`<tr class="short">`)
	} else {
		p.print("<tr>")
	}
	for i, c := range r.Cells {
		fill := ""
		if c.Fill != "" {
			fill = ` style="background:` + escaped(c.Fill) + `"`
		}
		p.print("<td%s%s>", aligned(t.Columns[i].Align), fill)
		p.blocks(c.Blocks)
		p.print("</td>")
	}
	p.print("</tr>\n")
}

func aligned(a handbook.Align) string {
	switch a {
	case handbook.Centre:
		return ` class="centre"`
	case handbook.Right:
		return ` class="right"`
	}
	return ""
}

// figure prints a picture. Its parts refer to it where it stands, so that it is in the file once.
func (p *page) figure(f *handbook.Figure) {
	wide, high := f.Width, f.Height
	inside := string(f.SVG)
	if f.Part != nil {
		wide, high = f.Part.Width, f.Part.Height
	}
	id := f.Picture
	if f.Part != nil && p.pictures[id] {
		inside = ""
	}
	p.print(`<figure><svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="%s" style="width:%.1fpx" viewBox="`, escaped(f.Alt), wide*f.Scale)
	if f.Part != nil {
		p.print(`%.2f %.2f %.2f %.2f">`, f.Part.X, f.Part.Y, wide, high)
	} else {
		p.print(`0 0 %.2f %.2f">`, wide, high)
	}
	if inside == "" {
		p.print(`<use href="#picture%d"/>`, id)
	} else {
		p.pictures[id] = true
		p.print(`<g id="picture%d">%s</g>`, id, inside)
	}
	p.print(`</svg><figcaption>%s</figcaption></figure>`+"\n", both(f.Caption))
}

func (p *page) signatures(s *handbook.Signatures) {
	p.print(`<table class="signatures"><thead><tr>`)
	for _, h := range s.Heads {
		p.print(`<th scope="col">%s</th>`, both(h))
	}
	p.print("</tr></thead><tbody>")
	for _, role := range s.Roles {
		p.print("<tr><td>%s</td><td></td><td></td><td></td></tr>", both(role))
	}
	p.print("</tbody></table>\n")
}
