package api

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"sandtable/app"
	"sandtable/app/release"
	"sandtable/engine/problem"
)

// Error is what a request gets that could not be served.
type Error struct {
	Code    string        `json:"code" doc:"Stable, for programs: library.not-found"`
	Message string        `json:"message" doc:"What is wrong, in the language of Accept-Language"`
	Hint    string        `json:"hint" doc:"The way out"`
	At      problem.Place `json:"at" doc:"Where in the request or the file; only what is known is set"`

	status int
}

// Error is the message.
func (e *Error) Error() string { return e.Message }

// GetStatus is the HTTP status that goes with the error.
func (e *Error) GetStatus() int { return e.status }

func errorOf(p *problem.Problem, l problem.Language, status int) *Error {
	return &Error{Code: p.Code, Message: p.Message.In(l), Hint: p.Hint.In(l), At: p.At, status: status}
}

// statuses of the problems that are not simply the user's content being refused.
var statuses = map[string]int{
	app.CodeNotFound:         http.StatusNotFound,
	app.CodeChangedElsewhere: http.StatusConflict,
	app.CodeReadOnly:         http.StatusConflict,
	app.CodeBusy:             http.StatusConflict,
	app.CodeQueueFull:        http.StatusConflict,
	app.CodeRunElsewhere:     http.StatusConflict,
	release.CodeMoved:        http.StatusConflict,
	release.CodeChanged:      http.StatusConflict,
	"bpmn.too-large":         http.StatusRequestEntityTooLarge,
	"scenario.too-large":     http.StatusRequestEntityTooLarge,
	app.CodeCancelled:        http.StatusServiceUnavailable,
	app.CodeDiskFull:         http.StatusInternalServerError,
	app.CodeDamaged:          http.StatusInternalServerError,
	app.CodeFailed:           http.StatusInternalServerError,
}

// refusal is what a user is told about an error of a service.
func (r *routes) refusal(ctx context.Context, err error) *Error {
	p := problem.Of(err)
	if p == nil {
		p = broken().Because(err)
	}
	status, known := statuses[p.Code]
	if !known {
		status = http.StatusUnprocessableEntity
	}
	if status == http.StatusInternalServerError {
		r.log.Error("a request failed", "code", p.Code, "error", err, "cause", p.Cause)
	}
	return errorOf(p, languageOf(ctx), status)
}

// errorResponse describes errors.
func (r *routes) errorResponse() *huma.Response {
	return &huma.Response{
		Description: "Why it was not done",
		Content:     map[string]*huma.MediaType{"application/json": {Schema: schemaOf[Error](r.api.OpenAPI().Components.Schemas)}},
	}
}

// WriteProblem answers a request with a problem, as every route here does.
func WriteProblem(w http.ResponseWriter, q *http.Request, status int, p *problem.Problem) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	// The reader may be gone; there is nobody left to tell.
	_ = e.Encode(errorOf(p, Language(q.Header.Get("Accept-Language")), status))
}

func noRoute() *problem.Problem {
	return problem.New("request.no-such-address",
		problem.Say("There is nothing at this address.", "该地址不存在。"),
		problem.Say("The addresses there are stand in /api/openapi.json.", "可用的地址见 /api/openapi.json。"))
}

func noMethod() *problem.Problem {
	return problem.New("request.no-such-method",
		problem.Say("This cannot be done at this address.", "该地址不支持此操作。"),
		problem.Say("What can be done stands in /api/openapi.json.", "支持的操作见 /api/openapi.json。"))
}

func broken() *problem.Problem {
	return problem.New(app.CodeFailed,
		problem.Say("Something went wrong inside Sandtable.", "Sandtable 内部发生错误。"),
		problem.Say("Try again; if it happens again, restart Sandtable. The log has the details.", "请重试；如再次出现，请重新启动 Sandtable。详细信息见日志。"))
}
