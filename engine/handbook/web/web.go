// Package web writes a handbook as one HTML file that needs nothing else: pictures are in it, style sheets too, and no
// script. It is printed as a document, with a head on every page and wide parts across.
package web

import (
	_ "embed" // the style sheet is part of the program
	"fmt"
	"html"
	"io"
	"strings"
	"unicode/utf8"

	"sandtable/engine/handbook"
)

//go:embed handbook.css
var style string

// Write writes the document. It is well-formed XML, too.
func Write(w io.Writer, d *handbook.Document) error {
	p := &page{pictures: map[int]bool{}}
	p.print(`<!DOCTYPE html>
<html lang="%s"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><meta name="generator" content="Sandtable"/>`, d.Language)
	p.print(`<title>%s</title>`, escaped(d.Title.Line()+" · "+d.Kind.First))
	p.print("<style>\n%s%s</style></head><body>\n", style, running(d.Running))
	p.cover(d)
	for _, s := range d.Sections {
		p.print(`<section%s>`, map[bool]string{true: ` class="wide"`}[s.Wide])
		for _, b := range s.Blocks {
			if c, ok := b.(*handbook.Contents); ok {
				p.contents(c, d)
			} else {
				p.block(b)
			}
		}
		p.print("</section>\n")
	}
	p.print("</body></html>\n")
	_, err := io.WriteString(w, p.String())
	return err
}

// running is the head and foot of the printed pages.
func running(head string) string {
	return fmt.Sprintf(`@page { @top-left { content: %[1]s; font: 8pt %[2]s; color: #667085; vertical-align: bottom; padding-bottom: 5mm; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt %[2]s; color: #667085; vertical-align: top; padding-top: 5mm; } }
@page cover { @top-left { content: none; } @bottom-right { content: none; } }
`, quoted(head), `'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', Arial, sans-serif`)
}

// quoted is a string of CSS. Whatever is not a letter or digit is written by its number, so nothing ends the style sheet early.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0x2e80 && r <= 0x9fff || r == ' ' {
			b.WriteRune(r)
		} else if r != utf8.RuneError && r >= ' ' {
			fmt.Fprintf(&b, `\%06x `, r) // the space belongs to the number
		}
	}
	b.WriteByte('"')
	return b.String()
}

// page is a file that is being written.
type page struct {
	strings.Builder
	pictures map[int]bool // those that are in it already, by number
}

func (p *page) print(format string, args ...any) { fmt.Fprintf(&p.Builder, format, args...) }

// escaped is text for the inside of an element or attribute, without the characters that XML forbids.
func escaped(text string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd")))
}

// both is a text in a line, the other language in a span of its own.
func both(t handbook.Text) string {
	if t.Second == "" {
		return escaped(t.First)
	}
	return escaped(t.First) + ` <span class="second">` + escaped(t.Second) + `</span>`
}

func (p *page) cover(d *handbook.Document) {
	p.print(`<header class="cover"><p class="what">%s</p><h1 class="name">%s</h1><div class="more">`, escaped(d.Kind.Line()), both(d.Title))
	for _, b := range d.Cover {
		p.block(b)
	}
	p.print("</div></header>\n")
}

func (p *page) contents(c *handbook.Contents, d *handbook.Document) {
	p.print(`<nav><h1>%s</h1><ol>`, both(c.Title))
	for _, h := range d.Headings(2) {
		p.print(`<li class="level%d"><a href="#%s"><span class="number">%s</span><span>%s</span></a></li>`, h.Level, h.Anchor, escaped(h.Number), both(h.Text))
	}
	p.print(`</ol></nav>`)
}

func (p *page) blocks(all []handbook.Block) {
	for _, b := range all {
		p.block(b)
	}
}

func (p *page) block(b handbook.Block) {
	switch b := b.(type) {
	case *handbook.Heading:
		p.print(`<h%[1]d id="%[2]s"><span class="number">%[3]s</span>%[4]s</h%[1]d>`+"\n", b.Level, b.Anchor, escaped(b.Number), both(b.Text))
	case *handbook.Paragraph:
		p.print(`<p%s>`, quietly(b.Quiet))
		p.spans(b.Spans)
		p.print("</p>\n")
	case *handbook.List:
		name := map[bool]string{true: "ol", false: "ul"}[b.Ordered]
		p.print("<%s%s>", name, quietly(b.Quiet))
		for _, item := range b.Items {
			p.print("<li>")
			p.blocks(item)
			p.print("</li>")
		}
		p.print("</%s>\n", name)
	case *handbook.Code:
		p.print("<pre>%s</pre>\n", escaped(b.Text))
	case *handbook.Table:
		p.table(b)
	case *handbook.Figure:
		p.figure(b)
	case *handbook.Note:
		p.print(`<div class="note"><p>%s</p>`, escaped(b.Text.First))
		if b.Text.Second != "" {
			p.print(`<p class="quiet">%s</p>`, escaped(b.Text.Second))
		}
		p.print("</div>\n")
	case *handbook.Signatures:
		p.signatures(b)
	case *handbook.Break:
		p.print(`<div class="break"></div>`)
	default:
		panic(fmt.Sprintf("web: nothing is known of %T", b))
	}
}

func quietly(quiet bool) string {
	if quiet {
		return ` class="quiet"`
	}
	return ""
}

func (p *page) spans(all []handbook.Span) {
	for _, s := range all {
		text := strings.ReplaceAll(escaped(s.Text), "\n", "<br/>")
		for _, wrap := range []struct {
			is   bool
			name string
		}{{s.Code, "code"}, {s.Emphasis, "em"}, {s.Strong, "strong"}} {
			if wrap.is {
				text = "<" + wrap.name + ">" + text + "</" + wrap.name + ">"
			}
		}
		if s.Quiet {
			text = `<span class="quiet">` + text + `</span>`
		}
		if s.Link != "" {
			text = `<a href="` + escaped(s.Link) + `" rel="noreferrer">` + text + `</a>`
		}
		p.WriteString(text)
	}
}
