package cli

import (
	"bufio"
	"cmp"
	"context"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sandtable/app"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

// enginePassword and engineToken are where a login is taken from: what stands in a command line can be read by everybody on the machine.
const (
	enginePassword = "SANDTABLE_ENGINE_PASSWORD"
	engineToken    = "SANDTABLE_ENGINE_TOKEN"
)

// deployFlags say where a process goes.
type deployFlags struct {
	executableFlags
	to, name, tenant, user, ca string
	stdin, plain, dry          bool
	timeout                    time.Duration
}

func (c *console) deploy() *cobra.Command {
	var f deployFlags
	cmd := &cobra.Command{
		Use:   "deploy FILE|- --engine ENGINE --to URL",
		Short: c.say("Hand a process to a process engine", "将流程部署到流程引擎"),
		Long: c.say("The process is written for the engine as “sandtable export” does, and sent to its REST API. URL is the engine's address; its usual path may be left out:\n/engine-rest of Camunda 7 and Operaton, /v2 of Camunda 8, /flowable-rest/service of Flowable.\nWhat the engine has against it is listed with the elements it speaks of, and the exit code is 1.",
			"先按“sandtable export”的方式写出流程，再发送到引擎的 REST 接口。URL 为引擎地址，可省略常用路径：\nCamunda 7 和 Operaton 为 /engine-rest，Camunda 8 为 /v2，Flowable 为 /flowable-rest/service。\n引擎拒绝的内容会连同所涉及的元素一并列出，退出码为 1。"),
		Example: c.say("  sandtable deploy order.bpmn --engine camunda7 --to https://engine.acme.com --user ann --password-stdin < password\n  sandtable deploy order.bpmn --engine camunda8 --to http://localhost:8080 --dry-run\n",
			"  sandtable deploy 订单.bpmn --engine camunda7 --to https://engine.acme.com --user ann --password-stdin < 密码文件\n  sandtable deploy 订单.bpmn --engine camunda8 --to http://localhost:8080 --dry-run\n"),
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runDeploy(cmd.Context(), args[0], f)
		},
	}
	f.add(c, cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.to, "to", "", c.say("the engine's `URL`", "引擎地址 `URL`"))
	flags.StringVar(&f.name, "name", "", c.say("the `NAME` of the deployment; left out, the id of the process", "部署名称 `NAME`；省略时为流程标识"))
	flags.StringVar(&f.tenant, "tenant", "", c.say("deploy for this `TENANT`", "部署到租户 `TENANT`"))
	flags.StringVar(&f.user, "user", "", c.say("log in as this `NAME`; the password is in %s, or a token in %s", "以用户 `NAME` 登录；密码取自 %s，或令牌取自 %s", enginePassword, engineToken))
	flags.BoolVar(&f.stdin, "password-stdin", false, c.say("read the password from standard input", "从标准输入读取密码"))
	flags.StringVar(&f.ca, "ca", "", c.say("trust the authorities in this `FILE`, in PEM, too", "额外信任文件 `FILE` 中的根证书（PEM）"))
	flags.BoolVar(&f.plain, "plain-http", false, c.say("send the login without encryption to other machines too", "允许以明文向其他主机发送登录信息"))
	flags.DurationVar(&f.timeout, "timeout", time.Minute, c.say("wait so long for the engine (`DURATION`, such as 30s)", "等待引擎响应的时间（`DURATION`，例如 30s）"))
	flags.BoolVar(&f.dry, "dry-run", false, c.say("say what would be sent, and send nothing", "只显示将要发送的内容，不实际发送"))
	return cmd
}

// deployedJSON is the answer of deploy in JSON.
type deployedJSON struct {
	Engine    string            `json:"engine"`
	Target    string            `json:"target"`
	Sent      bool              `json:"sent"`
	ID        string            `json:"id,omitempty"`
	Unchanged bool              `json:"unchanged"`
	Files     []string          `json:"files"`
	Processes []deployedProcess `json:"processes"`
	Refused   bool              `json:"refused"`
	Findings  []findingJSON     `json:"findings"`
}

type deployedProcess struct {
	ID      string `json:"id"`
	Version int    `json:"version"`
	Key     string `json:"key"`
}

func (c *console) runDeploy(ctx context.Context, path string, f deployFlags) error {
	switch {
	case f.to == "":
		return problem.New("cli.needs-target", problem.Say("--to is missing", "缺少 --to"), problem.Say("give the engine's address, such as http://localhost:8080", "请指定引擎地址，例如 http://localhost:8080"))
	case f.stdin && path == standardInput:
		return problem.New("cli.exclusive", problem.Say("the process and the password cannot both come from standard input", "流程与密码不能同时来自标准输入"), problem.Say("put one of them into a file", "请将其中一个保存为文件"))
	}
	x, err := c.executing(ctx, path, f.executableFlags)
	if err != nil {
		return err
	}
	to, err := c.target(ctx, f)
	if err != nil {
		return err
	}
	answer := deployedJSON{Engine: x.Engine, Target: f.to, Files: []string{}, Processes: []deployedProcess{}, Refused: x.Refused(), Findings: c.findingsOf(x, x.Findings)}
	for _, file := range x.Files {
		answer.Files = append(answer.Files, file.Name)
	}
	if !c.json {
		c.tellFindings(answer.Findings)
	}
	if x.Refused() || f.dry {
		return c.deployed(answer)
	}
	done, err := new(app.Deployments).Deploy(ctx, x.asked, to)
	if err != nil {
		return err
	}
	answer.Sent, answer.Target, answer.ID, answer.Unchanged, answer.Refused = true, done.Target, done.ID, done.Unchanged, len(done.Refusals) > 0
	for _, p := range done.Processes {
		answer.Processes = append(answer.Processes, deployedProcess(p))
	}
	against := c.findingsOf(x, done.Refusals)
	if !c.json {
		c.tellFindings(against)
	}
	answer.Findings = append(against, answer.Findings...)
	return c.deployed(answer)
}

// target is the engine with the login.
func (c *console) target(ctx context.Context, f deployFlags) (app.Target, error) {
	t := app.Target{URL: f.to, Name: f.name, Tenant: f.tenant, Plain: f.plain, Timeout: f.timeout, Login: app.Login{User: f.user, Token: c.Getenv(engineToken)}}
	if f.user != "" {
		t.Login.Password = c.Getenv(enginePassword)
	}
	if f.stdin {
		line, err := bufio.NewReader(io.LimitReader(c.In, 64<<10)).ReadString('\n')
		if err != nil && line == "" {
			return t, problem.New("cli.no-password", problem.Say("there is no password on standard input", "标准输入中没有密码"), problem.Say("write it into a file, and add < FILE", "请将密码写入文件，并加上 < 文件名"))
		}
		t.Login.Password = strings.TrimRight(line, "\r\n")
	}
	if f.ca == "" {
		return t, nil
	}
	var err error
	t.CA, err = read(ctx, c, f.ca, readAll)
	return t, err
}

// deployed says what has become of it.
func (c *console) deployed(a deployedJSON) error {
	if a.Refused {
		c.code = Findings
	}
	if c.json {
		return c.answer(a)
	}
	engine := finding.EngineTitle(a.Engine)
	switch {
	case a.Refused && !a.Sent:
		return c.print(c.say("Nothing was sent to %s: see above.\n", "未向 %s 发送任何内容，详见上方。\n", engine))
	case a.Refused:
		return c.print(c.say("%s has refused the process: see above.\n", "%s 拒绝了该流程，详见上方。\n", engine))
	case !a.Sent:
		return c.print(c.say("Would be sent to %[1]s at %[2]s: %[3]s\n", "将发送到 %[2]s 的 %[1]s：%[3]s\n", engine, a.Target, strings.Join(a.Files, ", ")))
	case a.Unchanged:
		return c.print(c.say("%[1]s at %[2]s has exactly this already.\n", "%[2]s 的 %[1]s 中已有完全相同的部署。\n", engine, a.Target))
	}
	text := c.say("Deployed to %[1]s at %[2]s: %[3]s\n", "已部署到 %[2]s 的 %[1]s：%[3]s\n", engine, a.Target, cmp.Or(a.ID, "?"))
	for _, p := range a.Processes {
		text += c.say("  %[1]s, version %[2]d (%[3]s)\n", "  %[1]s，版本 %[2]d（%[3]s）\n", p.ID, p.Version, p.Key)
	}
	return c.print(legibleLines(text))
}

// legibleLines is what an engine says, line by line.
func legibleLines(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = legible(lines[i])
	}
	return strings.Join(lines, "\n")
}
