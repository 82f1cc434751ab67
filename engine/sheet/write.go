package sheet

import (
	"bytes"
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Page is a sheet to be written: a head and rows below it.
type Page struct {
	Name    string
	Head    []string
	Rows    [][]string
	Frozen  int               // columns at the left that stay in sight
	Narrow  int               // columns from this one on are narrow and centred; 0: none
	Until   int               // the first column that is not narrow any more; 0: all are
	Colours map[string]string // of the narrow cells, by their text: #rrggbb
	Notes   []string          // lines below the rows
}

// WriteXLSX writes pages as a workbook. Every cell is text, whatever it begins with. The same pages yield the same bytes.
func WriteXLSX(w io.Writer, pages []Page) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // nothing of it is on a disk
	for i, p := range pages {
		name := sheetName(p.Name)
		if i == 0 {
			if err := f.SetSheetName("Sheet1", name); err != nil {
				return err
			}
		} else if _, err := f.NewSheet(name); err != nil {
			return err
		}
		if err := (&pageWriter{f, name, p, map[string]int{}}).write(); err != nil {
			return err
		}
	}
	return f.Write(w)
}

// sheetName is a name that Excel accepts for a sheet.
func sheetName(name string) string {
	const most = 31 // characters
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return ' '
		}
		return r
	}, name)
	for utf8.RuneCountInString(name) > most {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	if name = strings.TrimSpace(name); name == "" {
		return "1"
	}
	return name
}

// typeface is that of plain cells; a style that names none is shown in one of the program's own choosing.
const typeface = "Calibri"

// pageWriter writes one page.
type pageWriter struct {
	file   *excelize.File
	name   string
	page   Page
	styles map[string]int // by name
}

func (w *pageWriter) write() error {
	if err := w.row(1, w.page.Head, func(int, string) string { return "head" }); err != nil {
		return err
	}
	for i, row := range w.page.Rows {
		if err := w.row(i+2, row, w.styleOf); err != nil {
			return err
		}
	}
	for i, line := range w.page.Notes {
		if err := w.row(len(w.page.Rows)+3+i, []string{line}, func(int, string) string { return "note" }); err != nil {
			return err
		}
	}
	return w.look()
}

func (w *pageWriter) row(at int, cells []string, style func(int, string) string) error {
	for i, text := range cells {
		place, err := excelize.CoordinatesToCellName(i+1, at)
		if err != nil {
			return err
		}
		if err := w.file.SetCellStr(w.name, place, cut(text)); err != nil {
			return err
		}
		id, err := w.style(style(i, text))
		if err != nil {
			return err
		}
		if err := w.file.SetCellStyle(w.name, place, place, id); err != nil {
			return err
		}
	}
	return nil
}

// cut is as much of a text as a cell holds.
func cut(text string) string {
	if len(text) <= MaxCell {
		return text
	}
	runes := []rune(text)
	return string(runes[:min(len(runes), MaxCell)])
}

func (w *pageWriter) narrow(column int) bool {
	return w.page.Narrow > 0 && column >= w.page.Narrow && (w.page.Until == 0 || column < w.page.Until)
}

// styleOf names the style of a cell: plain, code, or the colour of what it says.
func (w *pageWriter) styleOf(column int, text string) string {
	if !w.narrow(column) {
		return "plain"
	}
	if colour, ok := w.page.Colours[text]; ok {
		return colour
	}
	return "code"
}

func (w *pageWriter) style(name string) (int, error) {
	if id, ok := w.styles[name]; ok {
		return id, nil
	}
	border := []excelize.Border{{Type: "bottom", Color: "D9D9D9", Style: 1}, {Type: "right", Color: "D9D9D9", Style: 1}}
	s := &excelize.Style{Border: border, NumFmt: 49, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}} // 49 is text
	switch name {
	case "head":
		s.Font = &excelize.Font{Family: typeface, Size: 11, Bold: true}
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EEF2F7"}}
	case "note":
		s = &excelize.Style{Font: &excelize.Font{Family: typeface, Size: 11, Color: "64748B"}, NumFmt: 49}
	case "plain":
	case "code":
		s.Alignment.Horizontal = "center"
	default:
		s.Alignment.Horizontal = "center"
		s.Font = &excelize.Font{Family: typeface, Size: 11, Bold: true, Color: "FFFFFF"}
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{strings.TrimPrefix(name, "#")}}
	}
	id, err := w.file.NewStyle(s)
	w.styles[name] = id
	return id, err
}

// look freezes the head, puts a filter on it and makes columns as wide as what they hold.
func (w *pageWriter) look() error {
	if len(w.page.Head) == 0 {
		return nil
	}
	corner, err := excelize.CoordinatesToCellName(w.page.Frozen+1, 2)
	if err != nil {
		return err
	}
	panes := &excelize.Panes{Freeze: true, XSplit: w.page.Frozen, YSplit: 1, TopLeftCell: corner, ActivePane: "bottomRight"}
	if w.page.Frozen == 0 {
		panes.ActivePane = "bottomLeft"
	}
	if err := w.file.SetPanes(w.name, panes); err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(len(w.page.Head), len(w.page.Rows)+1)
	if err != nil {
		return err
	}
	if err := w.file.AutoFilter(w.name, "A1:"+last, nil); err != nil {
		return err
	}
	for i := range w.page.Head {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := w.file.SetColWidth(w.name, column, column, w.width(i)); err != nil {
			return err
		}
	}
	return w.onPaper()
}

// onPaper prints a page across, as wide as the paper is, with its head and the columns that stay in sight on every sheet.
func (w *pageWriter) onPaper() error {
	const a4 = 9
	across, wide, high, fit := "landscape", 1, 0, true
	size := a4
	if err := w.file.SetPageLayout(w.name, &excelize.PageLayoutOptions{Size: &size, Orientation: &across, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	if err := w.file.SetSheetProps(w.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	sheet := "'" + w.name + "'!" // a name of ours has no apostrophe
	titles := sheet + "$1:$1"
	if w.page.Frozen > 0 {
		last, err := excelize.ColumnNumberToName(w.page.Frozen)
		if err != nil {
			return err
		}
		titles = sheet + "$A:$" + last + "," + titles
	}
	return w.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: w.name})
}

// width is how wide a column is, in characters.
func (w *pageWriter) width(column int) float64 {
	least, most := 8, 48
	if w.narrow(column) {
		most = 16
	}
	widest := columns(w.page.Head[column]) + 3 // the button of the filter
	for _, row := range w.page.Rows {
		if column < len(row) {
			widest = max(widest, columns(row[column])+2)
		}
	}
	return float64(min(max(widest, least), most))
}

// columns is how wide the widest line of a text is; characters of Chinese count two.
func columns(text string) int {
	most := 0
	for _, line := range strings.Split(text, "\n") {
		n := 0
		for _, r := range line {
			if n++; r >= 0x1100 {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// WriteCSV writes a page for Excel: UTF-8 with the mark by which Excel knows it, lines that end in CRLF. What a
// spreadsheet would compute is guarded by an apostrophe, which Read takes away again.
func WriteCSV(w io.Writer, p Page) error {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	c := csv.NewWriter(&b)
	c.UseCRLF = true
	for _, row := range append([][]string{p.Head}, p.Rows...) {
		guarded := slices.Clone(row)
		for i, cell := range guarded {
			if computes(cell) {
				guarded[i] = "'" + cell
			}
		}
		if err := c.Write(guarded); err != nil {
			return err
		}
	}
	c.Flush()
	if err := c.Error(); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// computes says whether a spreadsheet would take a text in a CSV file for a formula, or for a command to another program
// (OWASP, CSV injection). A dash alone, or before a space, is how people write that there is nothing.
func computes(text string) bool {
	return text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) && text != "-"
}
