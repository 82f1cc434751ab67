package api

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"

	"sandtable/engine/problem"
)

func TestATableBecomesAProcess(t *testing.T) {
	s := newSite(t, newLibrary(t))
	const table = "活动,角色,时长,下一步\n申请,员工,10 分钟,审批\n审批,经理,,通过→归档；退回→申请\n归档,文员,,\n"
	response, text := s.send("POST", "/api/tables?name=休假.csv", []byte(table), "Content-Type", "application/octet-stream", "Accept-Language", "zh-CN")
	if response.StatusCode != http.StatusOK {
		t.Fatalf("got %d %s", response.StatusCode, text)
	}
	for _, want := range []string{`"name":"休假"`, `name=\"审批结果？\"`, `"urn:sandtable:scenario:1"`, `"next":"通过 → 归档；退回 → 申请"`, `"duration":"10 分钟"`, `"others":[]`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("got no %s in %s", want, text)
		}
	}
	response, text = s.send("POST", "/api/tables", []byte("%PDF-1.7"), "Content-Type", "application/octet-stream", "Accept-Language", "zh-CN")
	if response.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(string(text), `"code":"sheet.other-format"`) || !strings.Contains(string(text), "PDF 文件") {
		t.Errorf("a PDF: got %d %s", response.StatusCode, text)
	}
}

func TestWhoDoesWhatGoesOutAsATableAndComesBack(t *testing.T) {
	s := newSite(t, newLibrary(t))
	xml := string(sample(t).Process(problem.English))
	for _, format := range []string{"xlsx", "csv"} {
		file := do[MatrixFile](s, 200, "POST", "/api/raci/export", object{"xml": xml, "format": format, "language": "zh-CN"})
		same := do[MatrixDifference](s, 200, "POST", "/api/raci/import", object{"xml": xml, "table": file.Data})
		if len(same.Changes)+len(same.Unmatched)+len(same.Guesses)+len(same.Edits) > 0 {
			t.Errorf("%s: what went out differs when it comes back: %+v", format, same)
		}
	}
	file := do[MatrixFile](s, 200, "POST", "/api/raci/export", object{"xml": xml, "format": "csv"})
	lines := strings.Split(string(file.Data), "\r\n")
	lines[0], lines[1] = lines[0]+",Auditor", lines[1]+",I"
	changed := do[MatrixDifference](s, 200, "POST", "/api/raci/import", object{"xml": xml, "table": []byte(strings.Join(lines, "\r\n"))})
	if len(changed.Changes) != 1 || changed.Changes[0].RoleName != "Auditor" || changed.Changes[0].Will != "I" || len(changed.Edits) != 2 {
		t.Errorf("got %+v, want a new role that is informed", changed)
	}
	response, text := s.send("POST", "/api/raci/import", object{"xml": xml, "table": base64.StdEncoding.EncodeToString([]byte("a,b\n1,2\n"))})
	if response.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(string(text), "matrix.no-head") {
		t.Errorf("another table: got %d %s", response.StatusCode, text)
	}
}

func TestTheCellsOfATableAreReadAsTheyAre(t *testing.T) {
	s := newSite(t, newLibrary(t))
	_, text := s.send("POST", "/api/tables/rows", []byte("步骤;柜员\n审核;R/A\n"), "Content-Type", "application/octet-stream")
	if want := `{"rows":[["步骤","柜员"],["审核","R/A"]]}`; !strings.Contains(string(text), want) {
		t.Errorf("got %s, want %s", text, want)
	}
}
