package docx

import (
	"fmt"
	"net/url"
	"strings"

	"sandtable/engine/handbook"
)

// Lengths are in twips, of which 1440 make an inch and 56.7 a millimetre. A4 with the margins of the HTML.
const (
	a4Short, a4Long = 11906, 16838
	marginSide      = 1134 // 20 mm
	marginTop       = 1247 // 22 mm
	marginBottom    = 1134
)

// body writes the main part.
type body struct {
	strings.Builder
	document  *handbook.Document
	links     map[string]string // ids of relations, by address
	media     map[int]media     // pictures that are in the archive, by number
	files     []part
	targets   []string // relations after the fixed ones
	bookmarks int
	drawings  int
	ordered   int // lists with numbers, each of which begins anew
	wide      bool
	inTable   int
	available int // twips between the edges of what is written into
}

func (b *body) print(format string, args ...any) { fmt.Fprintf(&b.Builder, format, args...) }

// whole is the main part.
func (b *body) whole() (string, error) {
	b.print(`%s<w:document %s %s><w:body>`, declaration, wordSpace, drawSpace)
	b.cover()
	for i, s := range b.document.Sections {
		b.wide, b.available = s.Wide, a4Short-2*marginSide
		if s.Wide {
			b.available = a4Long - 2*marginSide
		}
		if err := b.blocks(s.Blocks); err != nil {
			return "", err
		}
		if i < len(b.document.Sections)-1 {
			b.print(`<w:p><w:pPr><w:pStyle w:val="Space"/>%s</w:pPr></w:p>`, section(s.Wide, true))
		}
	}
	b.print(`%s</w:body></w:document>`, section(b.wide, true))
	return b.String(), nil
}

// section ends a run of pages and says how they lie.
func section(wide, headed bool) string {
	s := `<w:sectPr>`
	if headed {
		s += `<w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>`
	}
	s += `<w:type w:val="nextPage"/>`
	if wide {
		s += fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d" w:orient="landscape"/>`, a4Long, a4Short)
	} else {
		s += fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"/>`, a4Short, a4Long)
	}
	return s + fmt.Sprintf(`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="600" w:footer="560" w:gutter="0"/></w:sectPr>`, marginTop, marginSide, marginBottom, marginSide)
}

func (b *body) cover() {
	d := b.document
	b.available = a4Short - 2*marginSide
	b.paragraph("CoverKind", run(d.Kind.Line(), look{}))
	b.paragraph("Title", run(d.Title.First, look{}))
	if d.Title.Second != "" {
		b.paragraph("Subtitle", run(d.Title.Second, look{}))
	}
	for range 8 {
		b.paragraph("Normal", "")
	}
	_ = b.blocks(d.Cover) // there is no picture in it
	b.print(`<w:p><w:pPr><w:pStyle w:val="Space"/>%s</w:pPr></w:p>`, section(false, false))
}

func (b *body) paragraph(style, runs string) {
	b.print(`<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>%s</w:p>`, style, runs)
}

func (b *body) blocks(all []handbook.Block) error {
	for _, one := range all {
		if err := b.block(one, 0); err != nil {
			return err
		}
	}
	return nil
}

// text is the style of running text, in tables and outside.
func (b *body) text(quiet bool) string {
	switch {
	case b.inTable > 0 && quiet:
		return "TableQuiet"
	case b.inTable > 0:
		return "TableText"
	case quiet:
		return "Quiet"
	}
	return "Normal"
}

func (b *body) block(one handbook.Block, depth int) error {
	switch x := one.(type) {
	case *handbook.Heading:
		b.heading(x)
	case *handbook.Paragraph:
		b.paragraph(b.text(x.Quiet), b.spans(x.Spans))
	case *handbook.List:
		return b.list(x, depth)
	case *handbook.Code:
		b.paragraph("Code", run(x.Text, look{}))
	case *handbook.Table:
		return b.table(x)
	case *handbook.Figure:
		return b.figure(x)
	case *handbook.Note:
		b.note(x.Text)
	case *handbook.Signatures:
		b.signatures(x)
	case *handbook.Contents:
		b.contents(x)
	case *handbook.Break:
		b.print(`<w:p><w:pPr><w:pStyle w:val="Space"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>`)
	default:
		panic(fmt.Sprintf("docx: nothing is known of %T", one))
	}
	return nil
}

func (b *body) heading(h *handbook.Heading) {
	b.bookmarks++
	runs := fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>`, b.bookmarks, h.Anchor)
	runs += run(h.Number, look{style: "HeadingNumber"}) + run("  "+h.Text.First, look{})
	if h.Text.Second != "" {
		runs += run("  "+h.Text.Second, look{style: "HeadingSecond"})
	}
	b.paragraph(fmt.Sprintf("Heading%d", h.Level), runs+fmt.Sprintf(`<w:bookmarkEnd w:id="%d"/>`, b.bookmarks))
}

func (b *body) note(t handbook.Text) {
	runs := run(t.First, look{})
	if t.Second != "" {
		runs += run("\n"+t.Second, look{quiet: true})
	}
	b.paragraph("Note", runs)
}

func (b *body) spans(all []handbook.Span) string {
	var s strings.Builder
	for _, x := range all {
		l := look{strong: x.Strong, emphasis: x.Emphasis, code: x.Code, quiet: x.Quiet}
		if id := b.link(x.Link); id != "" {
			l.link = true
			s.WriteString(`<w:hyperlink r:id="` + id + `" w:history="1">` + run(x.Text, l) + `</w:hyperlink>`)
			continue
		}
		s.WriteString(run(x.Text, l))
	}
	return s.String()
}

// link is the relation of an address; empty where it is none that Word takes: it refuses whole files for one bad address.
func (b *body) link(address string) string {
	if address == "" {
		return ""
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "mailto" && u.Host == "" {
		return ""
	}
	target := u.String()
	if id, ok := b.links[target]; ok {
		return id
	}
	b.links[target] = b.relate(`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="` + escaped(target) + `" TargetMode="External"`)
	return b.links[target]
}

// relate adds a relation and answers its id.
func (b *body) relate(what string) string {
	b.targets = append(b.targets, what)
	return fmt.Sprintf("rId%d", fixedRelations+len(b.targets))
}

const fixedRelations = 5

// relations are those of the main part: styles, settings, lists, head and foot, then pictures and links.
func (b *body) relations() string {
	var s strings.Builder
	s.WriteString(declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i, kind := range []string{"styles", "settings", "numbering", "header", "footer"} {
		file := kind
		if i > 2 {
			file += "1"
		}
		fmt.Fprintf(&s, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s.xml"/>`, i+1, kind, file)
	}
	for i, what := range b.targets {
		fmt.Fprintf(&s, `<Relationship Id="rId%d" %s/>`, fixedRelations+i+1, what)
	}
	s.WriteString(`</Relationships>`)
	return s.String()
}

// list writes points. What follows the first paragraph of a point is indented below it.
func (b *body) list(l *handbook.List, depth int) error {
	number := 1
	if l.Ordered {
		b.ordered++
		number = 1 + b.ordered
	}
	for _, item := range l.Items {
		for i, one := range item {
			p, ok := one.(*handbook.Paragraph)
			if !ok {
				if err := b.block(one, depth+1); err != nil {
					return err
				}
				continue
			}
			indent := ""
			if i == 0 {
				indent = fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, min(depth, 8), number)
			}
			b.print(`<w:p><w:pPr><w:pStyle w:val="%s"/>%s<w:spacing w:after="40"/>`, b.text(p.Quiet || l.Quiet), indent)
			if i > 0 {
				b.print(`<w:ind w:left="%d"/>`, 340*(depth+1))
			}
			b.print(`</w:pPr>%s</w:p>`, b.spans(p.Spans))
		}
	}
	return nil
}

// numbering are the lists: one for points, and one for each that is numbered.
func (b *body) numbering() string {
	var s strings.Builder
	s.WriteString(declaration + `<w:numbering ` + wordSpace + `>`)
	for kind, format := range []string{"bullet", "decimal"} {
		fmt.Fprintf(&s, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="hybridMultilevel"/>`, kind)
		for level := range 9 {
			text := "•"
			if kind == 1 {
				text = fmt.Sprintf("%%%d.", level+1)
			}
			fmt.Fprintf(&s, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="300"/></w:pPr></w:lvl>`,
				level, format, text, 340*(level+1))
		}
		s.WriteString(`</w:abstractNum>`)
	}
	s.WriteString(`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`)
	for i := range b.ordered {
		fmt.Fprintf(&s, `<w:num w:numId="%d"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, i+2)
	}
	s.WriteString(`</w:numbering>`)
	return s.String()
}

// contents is the list of headings as Word makes it, so that it can be updated. Which page a heading is on is for Word to
// reckon: the fields are marked so that it does so when it opens the file.
func (b *body) contents(c *handbook.Contents) {
	b.print(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>`)
	b.paragraph("TOCHeading", run(c.Title.First, look{})+second(c.Title, "HeadingSecond"))
	all := b.document.Headings(2)
	for i, h := range all {
		b.print(`<w:p><w:pPr><w:pStyle w:val="TOC%d"/></w:pPr>`, h.Level)
		if i == 0 {
			b.print(`<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-2" \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
		}
		b.print(`<w:hyperlink w:anchor="%s" w:history="1">%s%s%s%s</w:hyperlink>`, h.Anchor, run(h.Number+"\t"+h.Text.First, look{}), second(h.Text, "Second"), run("\t", look{}),
			`<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF `+h.Anchor+` \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`)
		if i == len(all)-1 {
			b.print(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
		}
		b.print(`</w:p>`)
	}
	b.print(`</w:sdtContent></w:sdt>`)
}

// second is a text in the other language, behind the first.
func second(t handbook.Text, style string) string {
	if t.Second == "" {
		return ""
	}
	return run("  "+t.Second, look{style: style})
}
