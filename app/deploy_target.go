package app

import (
	"bytes"
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"sandtable/engine"
	"sandtable/engine/dialect"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

// Target is a process engine that is reached over its REST API.
type Target struct {
	URL     string // of the API; where it has no path, the engine's usual one is meant
	Name    string // of the deployment; empty: the process's id
	Tenant  string // empty: none
	Login   Login
	CA      []byte        // authorities to trust besides the system's, in PEM; nil: none
	Plain   bool          // send a login without encryption to other machines too
	Timeout time.Duration // 0: a minute
}

// Login is how one is known to an engine. The zero value is nobody. It is kept nowhere.
type Login struct {
	User, Password string
	Token          string // bearer; goes before the user
}

// Bounds of an engine's answer.
const (
	deployTimeout = time.Minute
	mostAnswer    = 4 << 20
)

// api is what the REST APIs of the engines differ in.
type api struct {
	base    string // the usual path
	deploy  string // below it
	fields  func(t *Target, name string) [][2]string
	part    func(name string) string // the name of the field that a file is in
	answer  func(body []byte) (Deployed, error)
	refusal func(body []byte) (string, finding.Findings)
}

// apis are those of the engines: docs.camunda.org/rest/camunda-bpm-platform/7.24 (Deployment, Create), docs.camunda.io/docs/apis-tools/orchestration-cluster-api-rest
// (Deploy resources), flowable.com/open-source/docs/bpmn/ch14-REST (Deployment, Create a new deployment).
var apis = map[string]api{
	finding.Camunda7: {base: "/engine-rest", deploy: "/deployment/create", part: func(name string) string { return name }, answer: camunda7Answer, refusal: camunda7Refusal,
		fields: func(t *Target, name string) [][2]string {
			return [][2]string{{"deployment-name", name}, {"deployment-source", "sandtable"}, {"enable-duplicate-filtering", "true"}, {"tenant-id", t.Tenant}}
		}},
	finding.Camunda8: {base: "/v2", deploy: "/deployments", part: func(string) string { return "resources" }, answer: camunda8Answer, refusal: camunda8Refusal,
		fields: func(t *Target, _ string) [][2]string { return [][2]string{{"tenantId", t.Tenant}} }},
	finding.Flowable: {base: "/flowable-rest/service", deploy: "/repository/deployments", part: func(string) string { return "file" }, answer: flowableAnswer, refusal: flowableRefusal,
		fields: func(t *Target, name string) [][2]string {
			return [][2]string{{"deploymentName", name}, {"tenantId", t.Tenant}}
		}},
}

// deploy sends the files and reads what the engine says.
func (t *Target) deploy(ctx context.Context, x *dialect.Executable) (Deployed, error) {
	how := apis[x.Engine]
	base, err := t.address(how)
	if err != nil {
		return Deployed{}, err
	}
	client, err := t.client()
	if err != nil {
		return Deployed{}, err
	}
	defer client.CloseIdleConnections()
	form, kind, err := t.form(how, x)
	if err != nil {
		return Deployed{}, failed(err)
	}
	body, status, err := t.ask(ctx, client, http.MethodPost, base+how.deploy, kind, form)
	if err != nil {
		return Deployed{}, err
	}
	done := Deployed{Target: base}
	if status >= 400 {
		return t.refused(how, done, status, body)
	}
	if done, err = how.answer(body); err != nil {
		return Deployed{}, strange(base, err)
	}
	done.Target = base
	if x.Engine == finding.Flowable {
		return t.versions(ctx, client, done)
	}
	return done, nil
}

// address is where the API is.
func (t *Target) address(how api) (string, error) {
	u, err := url.Parse(strings.TrimSpace(t.URL))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return "", problem.New("deploy.address", problem.Say("“%s” is no address of an engine.", "“%s”不是有效的引擎地址。", t.URL),
			problem.Say("Write it like https://engine.acme.com, without a name or password in it.", "请写成 https://engine.acme.com 的形式，不要包含用户名或密码。"))
	}
	if u.Scheme == "http" && !t.Plain && (t.Login.Password != "" || t.Login.Token != "") && !loopback(u.Hostname()) {
		return "", problem.New("deploy.plain", problem.Say("A password would travel to %s unencrypted.", "密码将以明文发送到 %s。", u.Host),
			problem.Say("Write https://, or allow it where the network is your own.", "请使用 https://；如确为内部网络，可选择允许明文。"))
	}
	path := strings.TrimRight(u.Path, "/")
	return u.Scheme + "://" + u.Host + cmp.Or(path, how.base), nil
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

func (t *Target) client() (*http.Client, error) {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	if len(t.CA) > 0 {
		pool, err := x509.SystemCertPool()
		if err != nil {
			pool = x509.NewCertPool()
		}
		if !pool.AppendCertsFromPEM(t.CA) {
			return nil, problem.New("deploy.ca", problem.Say("There is no certificate in the file of authorities.", "证书文件中没有证书。"), problem.Say("Give one in PEM: it begins with -----BEGIN CERTIFICATE-----.", "请提供 PEM 格式的文件，以 -----BEGIN CERTIFICATE----- 开头。"))
		}
		transport.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	}
	return &http.Client{Transport: transport, Timeout: cmp.Or(t.Timeout, deployTimeout),
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}, nil // a login is not sent on
}

// form is the deployment as multipart/form-data.
func (t *Target) form(how api, x *dialect.Executable) (*bytes.Buffer, string, error) {
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	name := cmp.Or(t.Name, strings.TrimSuffix(x.Files[0].Name, ".bpmn"))
	var all []error
	for _, field := range how.fields(t, name) {
		if field[1] != "" {
			all = append(all, m.WriteField(field[0], field[1]))
		}
	}
	for _, f := range x.Files {
		part, err := m.CreateFormFile(how.part(f.Name), f.Name)
		if err == nil {
			_, err = part.Write(f.Data)
		}
		all = append(all, err)
	}
	return &b, m.FormDataContentType(), errors.Join(append(all, m.Close())...)
}

// ask sends a request and takes the answer in. The error tells why there is none.
func (t *Target) ask(ctx context.Context, client *http.Client, method, address, kind string, body io.Reader) ([]byte, int, error) {
	q, err := http.NewRequestWithContext(ctx, method, address, body)
	if err != nil {
		return nil, 0, failed(err)
	}
	if kind != "" {
		q.Header.Set("Content-Type", kind)
	}
	q.Header.Set("Accept", "application/json, application/problem+json")
	q.Header.Set("User-Agent", "sandtable/"+engine.Version)
	switch {
	case t.Login.Token != "":
		q.Header.Set("Authorization", "Bearer "+t.Login.Token)
	case t.Login.User != "":
		q.SetBasicAuth(t.Login.User, t.Login.Password)
	}
	answer, err := client.Do(q)
	if err != nil {
		return nil, 0, unreached(ctx, q.URL.Host, err)
	}
	defer func() { _ = answer.Body.Close() }() // it was only read
	content, err := io.ReadAll(io.LimitReader(answer.Body, mostAnswer))
	if err != nil {
		return nil, 0, unreached(ctx, q.URL.Host, err)
	}
	return content, answer.StatusCode, t.unknown(answer)
}

// unknown tells of an answer that is none of a deployment's: the login, or the address, is wrong.
func (t *Target) unknown(answer *http.Response) error {
	switch at := answer.Request.URL; {
	case answer.StatusCode == http.StatusUnauthorized || answer.StatusCode == http.StatusForbidden:
		if t.Login == (Login{}) {
			return problem.New("deploy.login", problem.Say("%s wants a login.", "%s 要求登录。", at.Host), problem.Say("Give a user name and password, or a token.", "请提供用户名和密码，或令牌。"))
		}
		return problem.New("deploy.login", problem.Say("%s does not accept the login, or the user may not deploy.", "%s 不接受该登录信息，或该用户无权部署。", at.Host), problem.Say("Check name and password, and the user's permissions in the engine.", "请检查用户名、密码以及该用户在引擎中的权限。"))
	case answer.StatusCode == http.StatusNotFound || answer.StatusCode == http.StatusMethodNotAllowed || answer.StatusCode/100 == 3:
		return problem.New("deploy.nowhere", problem.Say("There is no engine of this kind at %s.", "%s 处没有该类型的引擎。", at.String()), problem.Say("Check the address, its path, and which engine it is.", "请检查地址、路径以及所选的引擎类型。"))
	}
	return nil
}

func unreached(ctx context.Context, host string, err error) error {
	var unknown x509.UnknownAuthorityError
	var timeout net.Error
	switch {
	case ctx.Err() != nil:
		return unavailable(ctx.Err())
	case errors.As(err, &unknown):
		return problem.New("deploy.authority", problem.Say("Nobody that this machine trusts vouches for %s.", "%s 的证书不受本机信任。", host), problem.Say("Name the file with your company's authority.", "请指定贵公司根证书文件。")).Because(err)
	case errors.As(err, &timeout) && timeout.Timeout():
		return problem.New("deploy.timeout", problem.Say("%s does not answer in time.", "%s 响应超时。", host), problem.Say("Try again later. Whether it has taken the process, its own pages say.", "请稍后重试；是否已部署请在引擎页面查看。")).Because(err)
	}
	return problem.New("deploy.unreachable", problem.Say("%s cannot be reached.", "无法连接 %s。", host), problem.Say("Check the address and the network.", "请检查地址和网络。")).Because(err)
}

func strange(address string, err error) error {
	return problem.New("deploy.strange", problem.Say("What %s answers is not what such an engine answers.", "%s 的回答不符合该类型引擎的格式。", address), problem.Say("Check which engine it is.", "请检查所选的引擎类型。")).Because(err)
}

// refused is what an engine has against a deployment; an engine that has failed is an error.
func (t *Target) refused(how api, done Deployed, status int, body []byte) (Deployed, error) {
	message, found := how.refusal(body)
	message = cmp.Or(message, http.StatusText(status))
	switch {
	case len(found) == 0 && status < 500:
		found = append(found, engineSays("", message))
	case len(found) == 0:
		return Deployed{}, problem.New("deploy.failed", problem.Say("The engine has failed: %s", "引擎出错：%s", message), problem.Say("Look into its log, and try again.", "请查看引擎日志后重试。"))
	}
	done.Refusals = found
	return done, nil
}

// versions asks Flowable, which does not say so at once, what it has made of a deployment.
func (t *Target) versions(ctx context.Context, client *http.Client, done Deployed) (Deployed, error) {
	body, status, err := t.ask(ctx, client, http.MethodGet, done.Target+"/repository/process-definitions?deploymentId="+url.QueryEscape(done.ID), "", nil)
	if err != nil || status != http.StatusOK {
		return done, nil // it is deployed all the same
	}
	var all struct {
		Data []struct {
			ID, Key string
			Version int
		}
	}
	if json.Unmarshal(body, &all) == nil {
		for _, p := range all.Data {
			done.Processes = append(done.Processes, DeployedProcess{p.Key, p.Version, p.ID})
		}
	}
	return done, nil
}
