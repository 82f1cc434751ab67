package handbook

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	table "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// dialect is CommonMark with tables. What is HTML in it stays text: goldmark only reads here, and writes nothing.
var dialect = goldmark.New(goldmark.WithExtensions(extension.Table)).Parser()

// deepest is how far lists and quotations may be nested; what is deeper is written as if it were not.
const deepest = 6

// Markdown reads a description. Headings become strong lines, pictures their words, and HTML what it says. Lines end where
// their author ended them: descriptions of steps are often lists without bullets.
func Markdown(source string, quiet bool) []Block {
	m := markdown{source: []byte(strings.ReplaceAll(source, "\r\n", "\n")), quiet: quiet}
	return m.blocks(dialect.Parse(text.NewReader(m.source)), 0)
}

type markdown struct {
	source []byte
	quiet  bool
}

func (m *markdown) blocks(parent ast.Node, depth int) []Block {
	var all []Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		all = append(all, m.block(n, depth)...)
	}
	return all
}

func (m *markdown) block(n ast.Node, depth int) []Block {
	switch n := n.(type) {
	case *ast.Heading:
		return m.paragraph(n, Span{Strong: true})
	case *ast.Paragraph, *ast.TextBlock:
		return m.paragraph(n, Span{})
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		return []Block{&Code{strings.TrimRight(m.lines(n), "\n")}}
	case *ast.HTMLBlock:
		return m.plain(m.lines(n) + m.closure(n))
	case *ast.ThematicBreak:
		return nil
	case *ast.List:
		if depth < deepest {
			return []Block{m.list(n, depth)}
		}
	case *table.Table:
		return []Block{m.table(n)}
	}
	if depth >= deepest {
		return m.plain(m.flat(n))
	}
	return m.blocks(n, depth+1)
}

// closure is the line that ends a block of HTML, which the parser keeps apart.
func (m *markdown) closure(n *ast.HTMLBlock) string {
	if !n.HasClosure() {
		return ""
	}
	return string(n.ClosureLine.Value(m.source))
}

func (m *markdown) lines(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(m.source))
	}
	return b.String()
}

// flat is all that a node says, without form.
func (m *markdown) flat(n ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // it never fails
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Segment.Value(m.source))
			b.WriteString(" ")
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

func (m *markdown) plain(words string) []Block {
	if words = strings.TrimSpace(words); words == "" {
		return nil
	}
	return []Block{&Paragraph{Spans: []Span{{Text: words}}, Quiet: m.quiet}}
}

func (m *markdown) paragraph(n ast.Node, look Span) []Block {
	var spans []Span
	m.inline(n, look, &spans)
	if len(spans) == 0 {
		return nil
	}
	return []Block{&Paragraph{Spans: spans, Quiet: m.quiet}}
}

func (m *markdown) list(n *ast.List, depth int) Block {
	l := &List{Ordered: n.IsOrdered(), Quiet: m.quiet}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		l.Items = append(l.Items, m.blocks(item, depth+1))
	}
	return l
}

func (m *markdown) table(n *table.Table) Block {
	t := &Table{}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var r Row
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			var spans []Span
			m.inline(c, Span{}, &spans)
			r.Cells = append(r.Cells, Cell{Blocks: []Block{&Paragraph{Spans: spans, Quiet: m.quiet}}})
		}
		if _, head := row.(*table.TableHeader); head {
			for _, c := range r.Cells {
				t.Columns = append(t.Columns, Column{Head: plain(said(c.Blocks[0].(*Paragraph).Spans)), Width: 1})
			}
			continue
		}
		for len(r.Cells) < len(t.Columns) {
			r.Cells = append(r.Cells, Cell{})
		}
		r.Cells = r.Cells[:len(t.Columns)]
		t.Rows = append(t.Rows, r)
	}
	return t
}

func said(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// inline reads what stands in a line.
func (m *markdown) inline(parent ast.Node, look Span, into *[]Span) {
	add := func(words string, look Span) {
		if words == "" {
			return
		}
		look.Text = words
		if n := len(*into); n > 0 {
			last := (*into)[n-1]
			last.Text = look.Text
			if last == look {
				(*into)[n-1].Text += words
				return
			}
		}
		*into = append(*into, look)
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		inner := look
		switch n := n.(type) {
		case *ast.Text:
			words := string(n.Segment.Value(m.source))
			if !n.IsRaw() {
				words = unescaped(words)
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				words = strings.TrimRight(words, " ") + "\n"
			}
			add(words, look)
			continue
		case *ast.String:
			add(string(n.Value), look)
			continue
		case *ast.RawHTML:
			for i := range n.Segments.Len() {
				segment := n.Segments.At(i)
				add(string(segment.Value(m.source)), look)
			}
			continue
		case *ast.AutoLink:
			inner.Link = address(string(n.URL(m.source)))
			add(string(n.Label(m.source)), inner)
			continue
		case *ast.CodeSpan:
			inner.Code = true
		case *ast.Emphasis:
			if n.Level > 1 {
				inner.Strong = true
			} else {
				inner.Emphasis = true
			}
		case *ast.Link:
			inner.Link = address(string(n.Destination))
		case *ast.Image:
			inner.Link = address(string(n.Destination))
		}
		m.inline(n, inner, into)
	}
}

var (
	safe     = regexp.MustCompile(`(?i)^(https?://|mailto:)[^\s\x00-\x1f]+$`)
	escapes  = regexp.MustCompile(`\\[!-/:-@\[-` + "`" + `{-~]`)
	entities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#39;", "'", "&nbsp;", "\u00a0", "&amp;", "&")
)

// unescaped is text without the signs that keep Markdown from reading others.
func unescaped(words string) string {
	return entities.Replace(escapes.ReplaceAllStringFunc(words, func(s string) string { return s[1:] }))
}

// address is a link that may be followed from a document: to the web, or to write to somebody. Others are none.
func address(link string) string {
	if !safe.MatchString(link) {
		return ""
	}
	return link
}
