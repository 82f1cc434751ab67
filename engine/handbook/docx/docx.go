// Package docx writes a handbook for Word: Office Open XML (ECMA-376), transitional, as Word, WPS and LibreOffice open it.
//
// The parts are written here and not by a library. Those for Go that are free to use and looked after (ubavic/godocx and
// its kin) have neither vector pictures nor sections that lie across nor heads of tables that repeat, and put the time
// into their archives; what is needed of the format is a few dozen elements, which a test holds in the order that the
// schema wants.
package docx

import (
	"archive/zip"
	_ "embed" // styles and settings are part of the program
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"

	"sandtable/engine/handbook"
)

//go:embed styles.xml
var styles string

//go:embed settings.xml
var settings string

// declaration begins every part.
const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// part is a file in the archive.
type part struct{ name, content string }

// Write writes the document. The same document makes the same bytes: the archive bears no time.
func Write(w io.Writer, d *handbook.Document) error {
	b := &body{document: d, links: map[string]string{}, media: map[int]media{}}
	main, err := b.whole()
	if err != nil {
		return err
	}
	parts := []part{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRelations},
		{"docProps/core.xml", properties(d)},
		{"docProps/app.xml", declaration + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Sandtable</Application></Properties>`},
		{"word/document.xml", main},
		{"word/_rels/document.xml.rels", b.relations()},
		{"word/styles.xml", styles},
		{"word/settings.xml", settings},
		{"word/numbering.xml", b.numbering()},
		{"word/header1.xml", header(d)},
		{"word/footer1.xml", footer},
	}
	parts = append(parts, b.files...)
	z := zip.NewWriter(w)
	for _, p := range parts {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err != nil {
			return fmt.Errorf("write %s: %w", p.name, err)
		}
		if _, err := io.WriteString(f, p.content); err != nil {
			return fmt.Errorf("write %s: %w", p.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("end the archive: %w", err)
	}
	return nil
}

const contentTypes = declaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="emf" ContentType="image/x-emf"/>
<Default Extension="svg" ContentType="image/svg+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>
<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>
<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>
</Types>`

const packageRelations = declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/>
</Relationships>`

// Namespaces of the main parts.
const (
	wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	drawSpace = `xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`
)

var day = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// properties are what the system shows of the file.
func properties(d *handbook.Document) string {
	var b strings.Builder
	b.WriteString(declaration + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	fmt.Fprintf(&b, `<dc:title>%s</dc:title><dc:subject>%s</dc:subject>`, escaped(d.Title.Line()), escaped(d.Subject))
	if d.Author != "" {
		fmt.Fprintf(&b, `<dc:creator>%s</dc:creator>`, escaped(d.Author))
	}
	fmt.Fprintf(&b, `<dc:language>%s</dc:language>`, escaped(d.Language))
	if day.MatchString(d.Date) {
		fmt.Fprintf(&b, `<dcterms:created xsi:type="dcterms:W3CDTF">%[1]sT00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">%[1]sT00:00:00Z</dcterms:modified>`, d.Date)
	}
	b.WriteString(`</cp:coreProperties>`)
	return b.String()
}

func header(d *handbook.Document) string {
	return declaration + `<w:hdr ` + wordSpace + `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>` + run(d.Running, look{}) + `</w:p></w:hdr>`
}

// footer is the number of the page, and of how many.
var footer = declaration + `<w:ftr ` + wordSpace + `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` + field("PAGE", "1") + run(" / ", look{}) + field("NUMPAGES", "1") + `</w:p></w:ftr>`

// field is something that Word reckons itself, with what it shows until it has.
func field(code, shown string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + code + ` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
		run(shown, look{}) + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

// escaped is text for the inside of an element or attribute, without the characters that XML forbids.
func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd")))) // the builder takes everything
	return b.String()
}

// look is how a run of letters looks.
type look struct {
	strong, emphasis, code, quiet, link bool
	style                               string // of characters, instead of the above
}

// run is letters that look the same. Line breaks and tabs are elements of their own.
func run(text string, l look) string {
	if text == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString("<w:r>")
	b.WriteString(l.properties())
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteString("<w:br/>")
		}
		for j, piece := range strings.Split(line, "\t") {
			if j > 0 {
				b.WriteString("<w:tab/>")
			}
			if piece != "" {
				b.WriteString(`<w:t xml:space="preserve">` + escaped(piece) + `</w:t>`)
			}
		}
	}
	b.WriteString("</w:r>")
	return b.String()
}

// properties are in the order of the schema: style, bold, italic, colour.
func (l look) properties() string {
	style := l.style
	switch {
	case style != "":
	case l.code:
		style = "CodeText"
	case l.link:
		style = "Hyperlink"
	}
	s := ""
	if style != "" {
		s += `<w:rStyle w:val="` + style + `"/>`
	}
	if l.strong {
		s += `<w:b/>`
	}
	if l.emphasis {
		s += `<w:i/>`
	}
	if l.quiet {
		s += `<w:color w:val="667085"/>`
	}
	if s == "" {
		return ""
	}
	return "<w:rPr>" + s + "</w:rPr>"
}
