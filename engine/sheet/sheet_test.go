package sheet_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"sandtable/engine/problem"
	"sandtable/engine/sheet"
)

func TestTextIsReadInEveryEncodingAndWithEverySeparator(t *testing.T) {
	want := [][]string{{"活动", "角色"}, {"审核", "经理"}, nil, {"付款", "财务, 出纳"}}
	text := "活动,角色\n审核,经理\n\n付款,\"财务, 出纳\"\n"
	encode := func(text string, e interface{ Bytes([]byte) ([]byte, error) }) string {
		b, err := e.Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	for name, content := range map[string]string{
		"UTF-8":              text,
		"UTF-8 with a mark":  "\ufeff" + text,
		"Windows line ends":  strings.ReplaceAll(text, "\n", "\r\n"),
		"GB18030":            encode(text, simplifiedchinese.GB18030.NewEncoder()),
		"UTF-16 of Excel":    encode(text, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()),
		"UTF-16, big endian": encode(text, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder()),
		"tabs":               "活动\t角色\n审核\t经理\n\n付款\t财务, 出纳\n",
		"semicolons":         "活动;角色\n审核;经理\n\n付款;财务, 出纳\n",
	} {
		got, err := sheet.Read(strings.NewReader(content), "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !reflect.DeepEqual(rows(got), rows(&sheet.Table{Rows: want})) {
			t.Errorf("%s: got %q, want %q", name, got.Rows, want)
		}
	}
}

// rows are the rows of a table without the difference between none and no cells.
func rows(t *sheet.Table) [][]string {
	var all [][]string
	for _, r := range t.Rows {
		all = append(all, append([]string{}, r...))
	}
	return all
}

func TestCellsAreCleaned(t *testing.T) {
	got, err := sheet.Read(strings.NewReader("A\tB\n\" two\r\nlines \"\t\u3000宽\u00a0\u200b\x01\n\"5\"\" pipe\"\t<b>&\t🎉\t\t\n"), "")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"A", "B"}, {"two\nlines", "宽"}, {`5" pipe`, "<b>&", "🎉"}}
	if !reflect.DeepEqual(got.Rows, want) {
		t.Errorf("got %q, want %q", got.Rows, want)
	}
}

func TestQuotationMarksThatAreNoneSwallowNothing(t *testing.T) {
	for _, content := range []string{"A\tB\n5\" pipe\tx\n\"y\tz\nlast\t!\n", "A\tB\nx\t\"never closed\ny\tz\nlast\t!\n"} {
		got, err := sheet.Read(strings.NewReader(content), "")
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Rows) != 4 || got.Cell(3, 0) != "last" {
			t.Errorf("got %q", got.Rows)
		}
	}
}

func TestWhatIsNoTableIsRefusedByName(t *testing.T) {
	for _, c := range []struct{ what, content, sheet, code string }{
		{what: "nothing", content: "", code: "sheet.empty"},
		{what: "blanks", content: " ,,\n ,\n", code: "sheet.empty"},
		{what: "PDF", content: "%PDF-1.7 ...", code: "sheet.other-format"},
		{what: "a picture", content: "\x89PNG\r\n\x1a\n", code: "sheet.other-format"},
		{what: "BPMN", content: "\xEF\xBB\xBF<?xml version=\"1.0\"?><definitions/>", code: "sheet.other-format"},
		{what: "old Excel", content: "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", code: "sheet.other-format"},
		{what: "bytes", content: strings.Repeat("\x00\xff\x81", 100), code: "sheet.no-text"},
		{what: "a damaged workbook", content: "PK\x03\x04 and nothing", code: "sheet.no-workbook"},
		{what: "another archive", content: archive(t, map[string]string{"word/document.xml": "<a/>"}), code: "sheet.no-workbook"},
		{what: "a sheet of text", content: "a,b\n", sheet: "One", code: "sheet.no-sheets"},
		{what: "10 MB", content: strings.Repeat("a,b\n", sheet.MaxBytes/4), code: "sheet.too-large"},
		{what: "rows", content: strings.Repeat("a\n", sheet.MaxRows+1), code: "sheet.too-long"},
		{what: "columns", content: strings.Repeat("a,", sheet.MaxColumns) + "a\n", code: "sheet.too-wide"},
		{what: "a cell", content: "a,b\n" + strings.Repeat("字", sheet.MaxCell+1) + ",b\n", code: "sheet.long-cell"},
		{what: "a bomb", content: archive(t, map[string]string{"xl/workbook.xml": "<a/>", "xl/worksheets/sheet1.xml": strings.Repeat("0", 80<<20)}), code: "sheet.bomb"},
	} {
		_, err := sheet.Read(strings.NewReader(c.content), c.sheet)
		p := problem.Of(err)
		if p == nil || p.Code != c.code {
			t.Errorf("%s: got %v, want %s", c.what, err, c.code)
			continue
		}
		if p.Message.ZH == "" || p.Hint.ZH == "" || p.Hint.EN == "" {
			t.Errorf("%s: the problem does not say the way out in both languages: %+v", c.what, p)
		}
	}
}

func archive(t *testing.T, parts map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range parts {
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// workbook is an XLSX file made by what is done to it.
func workbook(t *testing.T, do func(f *excelize.File) error) string {
	t.Helper()
	f := excelize.NewFile()
	if err := do(f); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func set(f *excelize.File, page string, cells map[string]any) error {
	for place, value := range cells {
		if err := f.SetCellValue(page, place, value); err != nil {
			return err
		}
	}
	return nil
}

func TestAWorkbookIsReadAsItIsShown(t *testing.T) {
	content := workbook(t, func(f *excelize.File) error {
		if _, err := f.NewSheet("步骤"); err != nil {
			return err
		}
		if err := set(f, "步骤", map[string]any{"A1": "活动", "B1": "角色", "C1": "小时", "A2": "审核", "B2": "经理", "C2": 1.5, "B3": "总监", "C3": 2, "A5": "付款", "C5": 3}); err != nil {
			return err
		}
		if err := f.MergeCell("步骤", "A2", "A3"); err != nil {
			return err
		}
		if err := f.SetCellFormula("步骤", "C5", "=1+2"); err != nil {
			return err
		}
		return f.SetRowVisible("步骤", 3, false)
	})
	got, err := sheet.Read(strings.NewReader(content), "")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"活动", "角色", "小时"}, {"审核", "经理", "1.5"}, {"审核", "总监", "2"}, {}, {"付款", "", "3"}}
	if got.Name != "步骤" || !reflect.DeepEqual(rows(got), want) {
		t.Errorf("got %q %q, want %q", got.Name, got.Rows, want)
	}
	if !reflect.DeepEqual(got.Other, []string{"Sheet1"}) {
		t.Errorf("got the other sheets %q", got.Other)
	}
	if _, err := sheet.Read(strings.NewReader(content), "Tabelle"); problem.Of(err) == nil || !strings.Contains(err.Error(), "Sheet1, 步骤") {
		t.Errorf("another sheet: got %v", err)
	}
	if _, err := sheet.Read(strings.NewReader(content), "Sheet1"); problem.Of(err) == nil || problem.Of(err).Code != "sheet.empty" {
		t.Errorf("an empty sheet: got %v", err)
	}
}

func TestAWorkbookHasBounds(t *testing.T) {
	far := workbook(t, func(f *excelize.File) error {
		return set(f, "Sheet1", map[string]any{"A1": "a", "A1048576": "b"})
	})
	wide := workbook(t, func(f *excelize.File) error {
		return set(f, "Sheet1", map[string]any{"A1": "a", "XFD1": "b"})
	})
	for want, content := range map[string]string{"sheet.too-long": far, "sheet.too-wide": wide} {
		if _, err := sheet.Read(strings.NewReader(content), ""); problem.Of(err) == nil || problem.Of(err).Code != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// TestAMergeOfEverythingIsReadSoon has one range of 17 thousand million cells, and an empty row far below.
func TestAMergeOfEverythingIsReadSoon(t *testing.T) {
	content := archive(t, map[string]string{
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels":                `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>` +
			`<row r="2"><c r="B2" t="inlineStr"><is><t>b</t></is></c></row><row r="1048576"/></sheetData><mergeCells count="2"><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:A1"/><mergeCell ref="?"/></mergeCells></worksheet>`,
	})
	began := time.Now()
	got, err := sheet.Read(strings.NewReader(content), "")
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("took %s", took)
	}
	if p := problem.Of(err); err == nil && (len(got.Rows) > sheet.MaxRows || got.Cell(1, 0) != "a") || err != nil && p == nil {
		t.Errorf("got %v, %v", got, err)
	}
}

// dangerous are names that a spreadsheet would compute.
var dangerous = []string{"=1+1", "+49 30 1234", "-2", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")", "'quoted", "-", "plain", "a\nb", "<&>", "🎉"}

func TestWhatIsWrittenIsTextAndComesBack(t *testing.T) {
	page := sheet.Page{Name: "A/B:C", Head: []string{"Name", "R"}, Narrow: 1, Until: 2, Colours: map[string]string{"R": "#2f6fde"}, Frozen: 1, Notes: []string{"R = Responsible"}}
	want := [][]string{page.Head}
	for _, name := range dangerous {
		page.Rows = append(page.Rows, []string{name, "R"})
		want = append(want, []string{name, "R"})
	}
	var csv, xlsx, again bytes.Buffer
	if err := sheet.WriteCSV(&csv, page); err != nil {
		t.Fatal(err)
	}
	if got, err := sheet.Read(&csv, ""); err != nil || !reflect.DeepEqual(got.Rows, want) {
		t.Errorf("CSV: got %q, %v, want %q", got, err, want)
	}
	for _, b := range []*bytes.Buffer{&xlsx, &again} {
		if err := sheet.WriteXLSX(b, []sheet.Page{page, {Name: "Roles", Head: []string{"Role"}}}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(xlsx.Bytes(), again.Bytes()) {
		t.Error("the same pages yield other bytes the second time")
	}
	f, err := excelize.OpenReader(bytes.NewReader(xlsx.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	for i := range page.Rows {
		place := fmt.Sprintf("A%d", i+2)
		formula, err := f.GetCellFormula("A B C", place)
		if kind, _ := f.GetCellType("A B C", place); err != nil || formula != "" || kind != excelize.CellTypeSharedString {
			t.Errorf("%s is a formula %q of type %v, %v", place, formula, kind, err)
		}
	}
	if panes, err := f.GetPanes("A B C"); err != nil || !panes.Freeze || panes.YSplit != 1 || panes.XSplit != 1 {
		t.Errorf("got the panes %+v, %v", panes, err)
	}
	if layout, err := f.GetPageLayout("A B C"); err != nil || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
		t.Errorf("got the layout on paper %+v, %v, want across and as wide as a sheet", layout, err)
	}
	if names := f.GetDefinedName(); !slices.ContainsFunc(names, func(n excelize.DefinedName) bool { return n.RefersTo == "'A B C'!$A:$A,'A B C'!$1:$1" }) {
		t.Errorf("got the names %+v, want a head on every sheet of paper", names)
	}
	got, err := sheet.Read(&xlsx, "")
	if err != nil || !reflect.DeepEqual(got.Rows[:len(want)], want) || got.Name != "A B C" {
		t.Errorf("XLSX: got %q, %v, want %q", got, err, want)
	}
}

func TestCSVIsGuardedAgainstFormulas(t *testing.T) {
	var b bytes.Buffer
	if err := sheet.WriteCSV(&b, sheet.Page{Head: []string{"=cmd|' /C calc'!A0"}, Rows: [][]string{{"+1"}, {"-"}}}); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "\ufeff'=cmd|' /C calc'!A0\r\n'+1\r\n-\r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNamesAreFoundThoughTheyDiffer(t *testing.T) {
	names := sheet.NamesOf([]string{"审核申请材料", "Approve request", "付款", "Approve invoice", "Check"})
	for _, c := range []struct {
		text  string
		exact []int
		near  int
	}{
		{"审核 申请材料", []int{0}, 0},
		{"审核申请资料", nil, 0},
		{"approve-request", []int{1}, 1},
		{"Aprove reqest", nil, 1},
		{"申请材料", nil, 0},
		{"Approve", nil, -1}, // two hold it
		{"款", nil, -1},
		{"Chekc", nil, -1},
		{"something else", nil, -1},
		{"", nil, -1},
	} {
		if got := names.Exact(c.text); !reflect.DeepEqual(got, c.exact) {
			t.Errorf("%q: got %v exactly, want %v", c.text, got, c.exact)
		}
		if got := names.Nearest(c.text); got != c.near {
			t.Errorf("%q: got %d as nearest, want %d", c.text, got, c.near)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("a,b\n1,2\n"))
	f.Add([]byte("\ufeff活动\t\"x\ny\"\n"))
	f.Add([]byte("a;\"b\n;;"))
	f.Add([]byte("\xff\xfea\x00,\x00b\x00"))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, content []byte) {
		got, err := sheet.Read(bytes.NewReader(content), "")
		if err != nil {
			if problem.Of(err) == nil {
				t.Fatalf("%q: the error is no problem: %v", content, err)
			}
			return
		}
		if len(got.Rows) == 0 || got.Width() == 0 || got.Width() > sheet.MaxColumns {
			t.Fatalf("%q: got %q", content, got.Rows)
		}
		var again bytes.Buffer
		if err := sheet.WriteCSV(&again, sheet.Page{Head: got.Rows[0], Rows: got.Rows[1:]}); err != nil {
			t.Fatal(err)
		}
	})
}
