package api

import (
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"sandtable/engine/problem"
)

// translate gives the framework's own errors, about requests that do not follow the
// description, the shape and the languages of all others.
func translate(ctx huma.Context, _ string, value any) (any, error) {
	theirs, ok := value.(*huma.ErrorModel)
	if !ok {
		return value, nil
	}
	ctx.SetHeader("Content-Type", "application/json")
	return errorOf(invalid(theirs), languageOf(ctx.Context()), theirs.Status), nil
}

func invalid(e *huma.ErrorModel) *problem.Problem {
	described := problem.Say("The form of every request stands in /api/openapi.json.", "请求格式见 /api/openapi.json。")
	switch e.Status {
	case http.StatusRequestEntityTooLarge:
		return problem.New("request.too-large",
			problem.Say("The request is too large.", "请求内容过大。"),
			problem.Say("Split the file up, or leave out what is not needed.", "请拆分文件，或删除不需要的内容。"))
	case http.StatusRequestTimeout:
		return problem.New("request.too-slow",
			problem.Say("The request did not arrive in time.", "请求未能及时送达。"),
			problem.Say("Try again.", "请重试。"))
	case http.StatusUnsupportedMediaType:
		return problem.New("request.wrong-type", problem.Say("This kind of content is not understood here.", "不支持此内容类型。"), described)
	case http.StatusInternalServerError:
		return broken()
	}
	if len(e.Errors) == 0 {
		return problem.New("request.invalid", problem.Say("The request is empty.", "请求内容为空。"), described)
	}
	first := e.Errors[0]
	if e.Status == http.StatusBadRequest {
		return problem.New("request.not-json", problem.Say("The request is not JSON.", "请求内容不是 JSON。"), described)
	}
	at, field := place(first.Location)
	why := reason(first.Message)
	p := problem.New("request.invalid",
		problem.Say("The request is not right: %[1]s %[2]s.", "请求有误：%[1]s %[2]s。", field, "%s"), described)
	p.Message = problem.Text{EN: fmt.Sprintf(p.Message.EN, why.EN), ZH: fmt.Sprintf(p.Message.ZH, why.ZH)}
	return p.Located(at)
}

var index = regexp.MustCompile(`\[(\d+)\]`)

// place turns "body.items[3].name" into the JSON pointer /items/3/name, and into words.
func place(location string) (problem.Place, string) {
	where, rest, _ := strings.Cut(location, ".")
	rest = index.ReplaceAllString(rest, ".$1")
	if where != "body" {
		return problem.Place{}, "“" + rest + "”"
	}
	if rest == "" {
		return problem.Place{}, "JSON"
	}
	return problem.Place{Path: "/" + strings.ReplaceAll(rest, ".", "/")}, "“" + rest + "”"
}

// reasons are the framework's sentences and ours.
var reasons = []struct {
	theirs *regexp.Regexp
	en, zh string
}{
	{regexp.MustCompile(`^expected required property (\S+) to be present`), "lacks the field “%s”", "缺少字段“%s”"},
	{regexp.MustCompile(`^unexpected property`), "is not a known field", "不是已知字段"},
	{regexp.MustCompile(`^expected string`), "must be text", "必须是文本"},
	{regexp.MustCompile(`^(?:expected integer|invalid integer)`), "must be a whole number", "必须是整数"},
	{regexp.MustCompile(`^(?:expected number|invalid float)$`), "must be a number", "必须是数值"},
	{regexp.MustCompile(`^(?:expected boolean|invalid boolean)`), "must be true or false", "必须是 true 或 false"},
	{regexp.MustCompile(`^expected object`), "must be an object", "必须是对象"},
	{regexp.MustCompile(`^expected array length >= (\d+)`), "must have entries, at least %s", "至少要有 %s 项"},
	{regexp.MustCompile(`^expected array length <= (\d+)`), "must have at most %s entries", "最多 %s 项"},
	{regexp.MustCompile(`^expected length >= (\d+)`), "must have characters, at least %s", "至少要有 %s 个字符"},
	{regexp.MustCompile(`^expected length <= (\d+)`), "must have at most %s characters", "最多 %s 个字符"},
	{regexp.MustCompile(`^expected array$`), "must be a list", "必须是列表"},
	{regexp.MustCompile(`^expected number >= (\S+)`), "must be at least %s", "不能小于 %s"},
	{regexp.MustCompile(`^expected number <= (\S+)`), "must be at most %s", "不能大于 %s"},
	{regexp.MustCompile(`^expected value to be one of "(.*)"`), "must be one of: %s", "必须是以下之一：%s"},
	{regexp.MustCompile(`^required .* parameter is missing`), "is missing", "缺失"},
}

func reason(theirs string) problem.Text {
	for _, r := range reasons {
		match := r.theirs.FindStringSubmatch(theirs)
		if match == nil {
			continue
		}
		args := make([]any, len(match)-1)
		for i, part := range match[1:] {
			args[i] = plain(part)
		}
		return problem.Say(r.en, r.zh, args...)
	}
	return problem.Say("is not valid", "无效")
}

// plain writes out a limit such as 1e+06, as the framework prints it; anything else stays.
func plain(part string) string {
	if n, err := strconv.ParseFloat(part, 64); err == nil {
		return strconv.FormatFloat(n, 'f', -1, 64)
	}
	return part
}
