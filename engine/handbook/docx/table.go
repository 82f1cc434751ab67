package docx

import (
	"strings"

	"sandtable/engine/handbook"
)

// short is how many letters a row may have that is not broken between pages.
const short = 700

// table writes rows under a head that is repeated. A paragraph follows: two tables that touch would be one.
func (b *body) table(t *handbook.Table) error {
	widths := spread(t.Columns, b.available)
	outer := b.available
	b.begin(widths)
	if !t.Plain {
		b.head(t, widths)
	}
	b.inTable++
	for i := range t.Rows {
		if err := b.row(t, &t.Rows[i], widths); err != nil {
			return err
		}
	}
	b.inTable--
	b.available = outer
	b.print(`</w:tbl>`)
	b.paragraph("Space", "")
	return nil
}

// spread shares a width among columns; what rounding leaves over is the last one's.
func spread(columns []handbook.Column, width int) []int {
	whole, left := 0.0, width
	for _, c := range columns {
		whole += c.Width
	}
	widths := make([]int, len(columns))
	for i, c := range columns {
		widths[i] = int(float64(width) * c.Width / whole)
		left -= widths[i]
	}
	widths[len(widths)-1] += left
	return widths
}

func (b *body) begin(widths []int) {
	sum := 0
	for _, w := range widths {
		sum += w
	}
	b.print(`<w:tbl><w:tblPr><w:tblStyle w:val="HandbookTable"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`, sum)
	for _, w := range widths {
		b.print(`<w:gridCol w:w="%d"/>`, w)
	}
	b.print(`</w:tblGrid>`)
}

func (b *body) head(t *handbook.Table, widths []int) {
	upright := false
	for _, c := range t.Columns {
		upright = upright || c.Upright
	}
	b.print(`<w:tr><w:trPr><w:cantSplit/>`)
	if upright {
		b.print(`<w:trHeight w:val="1900" w:hRule="exact"/>`)
	}
	b.print(`<w:tblHeader/></w:trPr>`)
	for i, c := range t.Columns {
		b.print(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="F5F7FA"/>`, widths[i])
		if c.Upright {
			b.print(`<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>`)
		} else {
			b.print(`<w:vAlign w:val="bottom"/>`)
		}
		b.print(`</w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHead"/>%s</w:pPr>`, alignment(c.Align, c.Upright))
		b.WriteString(run(c.Head.First, look{}))
		if c.Head.Second != "" {
			b.WriteString(run("\n"+c.Head.Second, look{style: "TableSecond"}))
		}
		b.print(`</w:p></w:tc>`)
	}
	b.print(`</w:tr>`)
}

func alignment(a handbook.Align, upright bool) string {
	switch {
	case upright:
		return ""
	case a == handbook.Centre:
		return `<w:jc w:val="center"/>`
	case a == handbook.Right:
		return `<w:jc w:val="right"/>`
	}
	return ""
}

func (b *body) row(t *handbook.Table, r *handbook.Row, widths []int) error {
	b.print(`<w:tr>`)
	if r.Letters() < short {
		b.print(`<w:trPr><w:cantSplit/></w:trPr>`)
	}
	if r.Head {
		sum := 0
		for _, w := range widths {
			sum += w
		}
		b.print(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:gridSpan w:val="%d"/><w:shd w:val="clear" w:color="auto" w:fill="EAF0FB"/></w:tcPr>`, sum, len(widths))
		err := b.inside(r.Cells[0], handbook.Left)
		b.print(`</w:tc></w:tr>`)
		return err
	}
	for i, c := range r.Cells {
		b.print(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, widths[i])
		fill := c.Fill
		if t.Plain && i == 0 {
			fill = "#F5F7FA"
		}
		if fill != "" {
			b.print(`<w:shd w:val="clear" w:color="auto" w:fill="%s"/>`, escaped(strings.ToUpper(strings.TrimPrefix(fill, "#"))))
		}
		b.print(`</w:tcPr>`)
		b.available = widths[i] - 180
		if err := b.inside(c, t.Columns[i].Align); err != nil {
			return err
		}
		b.print(`</w:tc>`)
	}
	b.print(`</w:tr>`)
	return nil
}

// inside is what a cell holds; it ends with a paragraph, as every cell has to.
func (b *body) inside(c handbook.Cell, a handbook.Align) error {
	if len(c.Blocks) == 0 {
		b.paragraph("TableText", "")
		return nil
	}
	for _, one := range c.Blocks {
		p, ok := one.(*handbook.Paragraph)
		if !ok || a == handbook.Left {
			if err := b.block(one, 0); err != nil {
				return err
			}
			continue
		}
		b.print(`<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>%s</w:p>`, b.text(p.Quiet), alignment(a, false), b.spans(p.Spans))
	}
	return nil
}

// signatures is a table to be filled in by hand.
func (b *body) signatures(s *handbook.Signatures) {
	widths := spread([]handbook.Column{{Width: 22}, {Width: 28}, {Width: 28}, {Width: 22}}, b.available)
	b.begin(widths)
	b.print(`<w:tr>`)
	for i, h := range s.Heads {
		b.print(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="F5F7FA"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHead"/></w:pPr>%s</w:p></w:tc>`,
			widths[i], run(h.First, look{})+second(h, "TableSecond"))
	}
	b.print(`</w:tr>`)
	for _, role := range s.Roles {
		b.print(`<w:tr><w:trPr><w:trHeight w:val="560" w:hRule="atLeast"/></w:trPr>`)
		for i, w := range widths {
			b.print(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>`, w)
			runs := ""
			if i == 0 {
				runs = run(role.First, look{}) + second(role, "TableSecond")
			}
			b.paragraph("TableText", runs)
			b.print(`</w:tc>`)
		}
		b.print(`</w:tr>`)
	}
	b.print(`</w:tbl>`)
	b.paragraph("Space", "")
}
