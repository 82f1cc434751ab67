package cli

import (
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// startEngine starts something that takes deployments as the documentation of an engine says, and puts its address into ENGINE:
// engine camunda7|camunda8|flowable [USER PASSWORD].
func startEngine(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 && len(args) != 3 {
		ts.Fatalf("usage: engine KIND [USER PASSWORD]")
	}
	kind := args[0]
	mux := http.NewServeMux()
	take := map[string]http.HandlerFunc{"camunda7": takeCamunda7, "camunda8": takeCamunda8, "flowable": takeFlowable}[kind]
	path := map[string]string{"camunda7": "/engine-rest/deployment/create", "camunda8": "/v2/deployments", "flowable": "/flowable-rest/service/repository/deployments"}[kind]
	mux.HandleFunc("POST "+path, take)
	mux.HandleFunc("GET /flowable-rest/service/repository/process-definitions", func(w http.ResponseWriter, q *http.Request) {
		fmt.Fprintf(w, `{"data":[{"id":"Process_1:4:%s","key":"Process_1","version":4}],"total":1}`, q.URL.Query().Get("deploymentId"))
	})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if user, password, _ := q.BasicAuth(); len(args) == 3 && (user != args[1] || password != args[2]) && q.Header.Get("Authorization") != "Bearer "+args[2] {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		mux.ServeHTTP(w, q)
	}))
	ts.Defer(server.Close)
	ts.Setenv("ENGINE", server.URL)
}

// sent is a deployment taken apart; nil where it is none.
type sent struct {
	fields map[string]string
	files  map[string]string // by the name of the field, with that of the file and the content
}

func taken(w http.ResponseWriter, q *http.Request) *sent {
	if err := q.ParseMultipartForm(8 << 20); err != nil {
		http.Error(w, err.Error(), http.StatusUnsupportedMediaType)
		return nil
	}
	s := &sent{map[string]string{}, map[string]string{}}
	for name, values := range q.MultipartForm.Value {
		s.fields[name] = strings.Join(values, ",")
	}
	for name, files := range q.MultipartForm.File {
		for _, f := range files {
			in, err := f.Open()
			if err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
				return nil
			}
			content, _ := io.ReadAll(in)
			s.files[name+"/"+f.Filename] = string(content)
		}
	}
	return s
}

// processIn is the id of the only process of a file, and whether the engine has something against it. A form has neither.
func processIn(content string) (id string, broken bool) {
	var d struct {
		Process struct {
			ID string `xml:"id,attr"`
		} `xml:"process"`
	}
	if strings.HasPrefix(content, "{") {
		return "", false
	}
	err := xml.Unmarshal([]byte(content), &d)
	return d.Process.ID, err != nil || strings.Contains(content, "no such thing")
}

func takeCamunda7(w http.ResponseWriter, q *http.Request) {
	s := taken(w, q)
	if s == nil {
		return
	}
	if s.fields["deployment-name"] == "" || s.fields["enable-duplicate-filtering"] != "true" {
		http.Error(w, `{"type":"InvalidRequestException","message":"fields are missing"}`, http.StatusBadRequest)
		return
	}
	for name, content := range s.files {
		field, file, _ := strings.Cut(name, "/")
		id, broken := processIn(content)
		switch {
		case field != file:
			http.Error(w, `{"type":"InvalidRequestException","message":"a file is called otherwise than its field"}`, http.StatusBadRequest)
			return
		case broken: // as Camunda 7.24 answers
			w.WriteHeader(http.StatusBadRequest)
			fmt.Fprintf(w, `{"type":"ParseException","message":"ENGINE-09005 Could not parse BPMN process.","code":0,"details":{%q:{"errors":[{"message":"Unknown property 'no such thing'","line":1,"column":306,"mainElementId":"Task_1"}],"warnings":[]}}}`, file)
			return
		case strings.HasSuffix(file, ".bpmn"):
			fmt.Fprintf(w, `{"id":"d-1","name":%q,"tenantId":%q,"deployedProcessDefinitions":{"%[3]s:2:x":{"id":"%[3]s:2:x","key":%[4]q,"version":2}}}`, s.fields["deployment-name"], s.fields["tenant-id"], id, id)
		}
	}
}

func takeCamunda8(w http.ResponseWriter, q *http.Request) {
	s := taken(w, q)
	if s == nil {
		return
	}
	for name, content := range s.files {
		id, broken := processIn(content)
		switch {
		case !strings.HasPrefix(name, "resources/"):
			http.Error(w, `{"title":"Bad Request","detail":"Required part 'resources' is not present."}`, http.StatusBadRequest)
			return
		case broken: // as Zeebe reports
			w.Header().Set("Content-Type", "application/problem+json")
			w.WriteHeader(http.StatusBadRequest)
			fmt.Fprint(w, `{"type":"about:blank","title":"INVALID_ARGUMENT","status":400,"detail":"Command 'CREATE' rejected with code 'INVALID_ARGUMENT': Expected to deploy new resources, but encountered the following errors:\n'order.bpmn': - Element: Task_1 > extensionElements > taskDefinition\n    - ERROR: failed to parse expression 'no such thing'\n"}`)
			return
		case strings.HasSuffix(name, ".bpmn"):
			fmt.Fprintf(w, `{"tenantId":"<default>","deploymentKey":"2251799813685249","deployments":[{"processDefinition":{"processDefinitionId":%q,"processDefinitionVersion":3,"resourceName":"order.bpmn","tenantId":"<default>","processDefinitionKey":"2251799813685250"}}]}`, id)
		}
	}
}

func takeFlowable(w http.ResponseWriter, q *http.Request) {
	s := taken(w, q)
	if s == nil {
		return
	}
	if len(s.files) != 1 {
		http.Error(w, `{"message":"Bad request","exception":"Exactly one file is expected"}`, http.StatusBadRequest)
		return
	}
	for _, content := range s.files {
		if _, broken := processIn(content); broken { // as Flowable 7.2 answers
			w.WriteHeader(http.StatusInternalServerError)
			fmt.Fprint(w, `{"message":"Internal server error","exception":"Errors while parsing:\n[Validation set: 'flowable-executable-process' | Problem: 'flowable-servicetask-missing-implementation'] : One of the attributes is mandatory on serviceTask. - [Extra info : processDefinitionId = Process_1 | id = Task_1 | ] ( line: 1, column: 306)\n"}`)
			return
		}
	}
	w.WriteHeader(http.StatusCreated)
	fmt.Fprintf(w, `{"id":"f-1","name":%q,"tenantId":%q}`, s.fields["deploymentName"], s.fields["tenantId"])
}
