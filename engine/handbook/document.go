package handbook

// Document is a handbook as its writers print it: sections of blocks, in the order of reading. It knows neither HTML nor Word.
type Document struct {
	Language string // of most of its texts: zh-CN or en
	Title    Text   // what it is about
	Kind     Text   // what it is: a process handbook
	Running  string // stands at the head of every page
	Subject  string // one line for the properties of a file
	Author   string // likewise; may be empty
	Date     string // 2026-11-28, as it was given; may be empty
	Cover    []Block
	Sections []Section
}

// Section is a run of pages that stand upright or lie across.
type Section struct {
	Wide   bool
	Blocks []Block
}

// Text is words in the language that leads, and the same in the other one: empty where one language is printed, or where
// the two do not differ.
type Text struct{ First, Second string }

// plain is a text that is the same in both languages.
func plain(words string) Text { return Text{First: words} }

// Line is both on one line.
func (t Text) Line() string {
	if t.Second == "" {
		return t.First
	}
	return t.First + " · " + t.Second
}

// Block is one of the types below.
type Block interface{ block() }

// Heading begins a part; its level is 1 to 3.
type Heading struct {
	Level  int
	Number string // "3.1"; empty: it has none
	Anchor string // by which links find it: letters and digits
	Text   Text
}

// Span is a piece of a paragraph that looks the same.
type Span struct {
	Text                   string
	Strong, Emphasis, Code bool
	Quiet                  bool
	Link                   string // an address on the web; empty: none
}

// Paragraph is running text. A span may hold line breaks.
type Paragraph struct {
	Spans []Span
	Quiet bool // it says again in the other language what stands before it
}

// List is points, numbered or not.
type List struct {
	Ordered bool
	Items   [][]Block
	Quiet   bool
}

// Code is lines of a program or a formula, as they are.
type Code struct{ Text string }

// Align is where in its cell a text stands.
type Align uint8

const (
	Left Align = iota
	Centre
	Right
)

// Table is rows under a head that is repeated on every page.
type Table struct {
	Columns []Column
	Rows    []Row
	Plain   bool // of facts: the first column names them, and there is no head
}

// Column is one of a table.
type Column struct {
	Head    Text
	Width   float64 // parts of the whole; all of them count together
	Align   Align
	Upright bool // its head is written from the bottom to the top
}

// Row is one of a table; it has a cell for each column.
type Row struct {
	Cells []Cell
	Head  bool // it stands over the rows after it, in its first cell alone, across all columns
}

// Cell is what a column has in a row.
type Cell struct {
	Blocks []Block
	Fill   string // #rrggbb; empty: none
}

// Figure is a picture, or a part of one.
type Figure struct {
	Picture       int // index among the pictures with the same SVG: parts of one picture share it
	SVG           []byte
	Width, Height float64 // of the whole picture, in pixels
	Part          *Part   // nil: the whole
	Scale         float64 // at which it is printed; 1: 96 pixels an inch
	Caption       Text
	Alt           string
}

// Part is what a page shows of a picture, in pixels.
type Part struct{ X, Y, Width, Height float64 }

// Note stands out from the text.
type Note struct{ Text Text }

// Signatures is a table for those who sign the handbook, to be filled in by hand.
type Signatures struct {
	Heads [4]Text // who, name, signature, date
	Roles []Text
}

// Contents is where the list of headings stands.
type Contents struct{ Title Text }

// Break begins a new page.
type Break struct{}

func (*Heading) block()    {}
func (*Paragraph) block()  {}
func (*List) block()       {}
func (*Code) block()       {}
func (*Table) block()      {}
func (*Figure) block()     {}
func (*Note) block()       {}
func (*Signatures) block() {}
func (*Contents) block()   {}
func (*Break) block()      {}

// Headings are those of the sections down to a level, in their order.
func (d *Document) Headings(level int) []*Heading {
	var all []*Heading
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if h, ok := b.(*Heading); ok && h.Level <= level {
				all = append(all, h)
			}
		}
	}
	return all
}

// Letters is about how much text a row has: its longest cell.
func (r *Row) Letters() int {
	most := 0
	for _, c := range r.Cells {
		most = max(most, letters(c.Blocks))
	}
	return most
}

func letters(blocks []Block) int {
	sum := 0
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			for _, s := range b.Spans {
				sum += len([]rune(s.Text))
			}
		case *List:
			for _, item := range b.Items {
				sum += letters(item)
			}
		case *Code:
			sum += len([]rune(b.Text))
		case *Table:
			for i := range b.Rows {
				for _, c := range b.Rows[i].Cells {
					sum += letters(c.Blocks)
				}
			}
		}
	}
	return sum
}
