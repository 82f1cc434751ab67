package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"
)

// merges are the ranges of merged cells of a sheet, "A2:A5". They are read here, because excelize lays out every cell of
// a sheet to find them, and a sheet may have 17 thousand million.
func merges(archive *zip.Reader, name string) []string {
	part := partOf(archive, name)
	content := unpack(archive, part)
	begin := bytes.LastIndex(content, []byte("sheetData"))
	if begin < 0 {
		return nil
	}
	_, rest, _ := bytes.Cut(content[begin:], []byte(">"))
	var ranges []string
	decoder := xml.NewDecoder(bytes.NewReader(rest))
	decoder.Strict = false
	for {
		token, err := decoder.Token()
		if err != nil {
			return ranges // the end of the sheet, which began before
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "mergeCell" {
			continue
		}
		for _, a := range start.Attr {
			if a.Name.Local == "ref" {
				ranges = append(ranges, a.Value)
			}
		}
	}
}

// partOf is the part of the archive that holds a sheet, by the relations of the workbook; empty where it cannot be found.
func partOf(archive *zip.Reader, name string) string {
	var workbook struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var relations struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if xml.Unmarshal(unpack(archive, "xl/workbook.xml"), &workbook) != nil || xml.Unmarshal(unpack(archive, "xl/_rels/workbook.xml.rels"), &relations) != nil {
		return ""
	}
	for _, s := range workbook.Sheets {
		for _, r := range relations.All {
			if s.Name != name || r.ID != s.ID {
				continue
			}
			if strings.HasPrefix(r.Target, "/") {
				return r.Target[1:]
			}
			return path.Join("xl", r.Target)
		}
	}
	return ""
}

// unpack is the content of a part, nothing where there is none.
func unpack(archive *zip.Reader, name string) []byte {
	part, err := archive.Open(name)
	if err != nil {
		return nil
	}
	defer func() { _ = part.Close() }() // it was only read
	content, err := io.ReadAll(io.LimitReader(part, maxUnpacked))
	if err != nil {
		return nil
	}
	return content
}

// fill writes the text of merged cells into each of them, as far as the rows go.
func fill(rows [][]string, ranges []string) {
	budget := MaxRows * 10 // cells; a merge may span a sheet
	for _, merged := range ranges {
		from, to, _ := strings.Cut(merged, ":")
		left, top, err := excelize.CellNameToCoordinates(from)
		if err != nil || top > len(rows) || left > len(rows[top-1]) {
			continue // a place that does not exist, or says nothing
		}
		right, bottom, err := excelize.CellNameToCoordinates(to)
		text := rows[top-1][left-1]
		if err != nil || text == "" {
			continue
		}
		for r := top; r <= min(bottom, len(rows)); r++ {
			for c := left; c <= min(right, MaxColumns) && budget > 0; c++ {
				for len(rows[r-1]) < c {
					rows[r-1] = append(rows[r-1], "")
				}
				rows[r-1][c-1] = text
				budget--
			}
		}
	}
}
