package sheet

import (
	"archive/zip"
	"bytes"
	"strings"

	"github.com/xuri/excelize/v2"

	"sandtable/engine/problem"
)

// readWorkbook reads a sheet of an XLSX file: cells as they are shown, formulas by the value that was computed
// when the file was saved, the text of merged cells in each of them, hidden rows like others.
func readWorkbook(content []byte, name string) (*Table, error) {
	archive, err := unpacked(content)
	if err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{
		UnzipSizeLimit: maxUnpacked + 1, UnzipXMLSizeLimit: maxUnpacked, // equal: nothing goes to the disk
	})
	if err != nil {
		return nil, noWorkbook().Because(err)
	}
	defer func() { _ = f.Close() }() // it was only read
	names := f.GetSheetList()
	t, err := chosen(f, archive, names, name)
	if err != nil {
		return nil, err
	}
	for _, other := range names {
		if other != t.Name {
			t.Other = append(t.Other, other)
		}
	}
	return t, nil
}

// unpacked opens the archive that a workbook is. It refuses a file that would be many times larger unpacked. What an archive says of its sizes holds: reading
// ends with an error where a part turns out longer.
func unpacked(content []byte) (*zip.Reader, error) {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, noWorkbook().Because(err)
	}
	var sum uint64
	workbook := false
	for _, part := range archive.File {
		sum += min(part.UncompressedSize64, maxUnpacked+1)
		workbook = workbook || part.Name == "xl/workbook.xml"
	}
	const mostParts = 5000
	switch {
	case sum > maxUnpacked || len(archive.File) > mostParts:
		return nil, problem.New("sheet.bomb", problem.Say("The workbook is larger than %d MiB when it is unpacked.", "工作簿解压后超过 %d MiB。", maxUnpacked>>20),
			problem.Say("Copy the table into a workbook of its own.", "请将表格复制到一个新的工作簿中。"))
	case !workbook:
		return nil, noWorkbook()
	}
	return archive, nil
}

func noWorkbook() *problem.Problem {
	return problem.New("sheet.no-workbook", problem.Say("The file is no XLSX workbook, or it is damaged.", "该文件不是 XLSX 工作簿，或已损坏。"),
		problem.Say("Open it in Excel or WPS and save it as .xlsx, without a password.", "请用 Excel 或 WPS 打开，另存为不带密码的 .xlsx。"))
}

// chosen is the sheet that is named, or the first that has anything in it.
func chosen(f *excelize.File, archive *zip.Reader, names []string, wanted string) (*Table, error) {
	for _, name := range names {
		if wanted != "" && !strings.EqualFold(strings.TrimSpace(name), strings.TrimSpace(wanted)) {
			continue
		}
		rows, err := rowsOf(f, name)
		if err != nil {
			return nil, err
		}
		if wanted == "" && len(rows) == 0 {
			continue
		}
		fill(rows, merges(archive, name))
		return &Table{Name: name, Rows: rows}, nil
	}
	if wanted == "" {
		return &Table{}, nil // tidy says that it is empty
	}
	return nil, problem.New("sheet.unknown", problem.Say("There is no sheet %q.", "没有名为 %q 的工作表。", wanted),
		problem.Say("There are: %[1]s.", "现有工作表：%[2]s。", strings.Join(names, ", "), strings.Join(names, "、")))
}

// rowsOf are the rows of a sheet, none where no cell says anything.
func rowsOf(f *excelize.File, name string) ([][]string, error) {
	stream, err := f.Rows(name)
	if err != nil {
		return nil, noWorkbook().Because(err) // a chart that fills a sheet has no rows
	}
	defer func() { _ = stream.Close() }() // it was only read
	var rows [][]string
	cells, says := 0, false
	for stream.Next() {
		row, err := stream.Columns()
		if err != nil {
			return nil, noWorkbook().Because(err)
		}
		for _, cell := range row {
			says = says || strings.TrimSpace(cell) != ""
		}
		if len(row) > 0 && len(rows) >= MaxRows {
			return nil, tooLong()
		}
		if cells += len(row); cells > MaxRows*MaxColumns/4 {
			return nil, problem.New("sheet.too-many-cells", problem.Say("The table has more than %d cells.", "表格超过 %d 个单元格。", MaxRows*MaxColumns/4),
				problem.Say("Keep only the rows and columns that are needed.", "请只保留需要的行和列。"))
		}
		if len(rows) < MaxRows {
			rows = append(rows, row)
		}
	}
	if !says {
		return nil, nil
	}
	return rows, nil
}
