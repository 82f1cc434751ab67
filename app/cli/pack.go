package cli

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sandtable/app"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/storage/bundle"
)

// packFlags say what becomes of a recipe.
type packFlags struct {
	out, version, rules string
	draft, force        bool
	suggest             bool
	to                  string // where the last release is
	registry            registryFlags
}

// bundleEnding is that of the name of a template package.
const bundleEnding = ".sandtable.tar"

func (c *console) pack() *cobra.Command {
	var f packFlags
	cmd := &cobra.Command{
		Use:   "pack FILE.json",
		Short: c.say("Make a template package of processes and their scenarios", "将流程及其情景打包为模板包"),
		Long: c.say(`FILE.json says what is in the package; names of files count from its folder:

  {
    "id": "acme/order-fulfilment", "version": "1.0.0",
    "name": {"en": "Order fulfilment"},
    "summary": {"en": "From the order to the signed delivery note"},
    "processClass": "4.4", "industry": "manufacturing",
    "processes": [{"file": "order.bpmn", "scenarios": ["as-is.json", "to-be.json"],
                   "follows": {"to-be.json": "as-is.json"}}],
    "changelog": "CHANGELOG.md"
  }

Each process is checked and each scenario is played; what comes of it goes into the package as evidence.
A process with errors, or of which nothing is decided, is not released: then the exit code is 1, and --draft packs it as a draft.
The same files always make the same package.`,
			`FILE.json 描述模板包的内容，其中的文件名相对于它所在的文件夹：

  {
    "id": "acme/order-fulfilment", "version": "1.0.0",
    "name": {"zh": "订单履约", "en": "Order fulfilment"},
    "summary": {"zh": "从接单到签收回单"},
    "processClass": "4.4", "industry": "manufacturing",
    "processes": [{"file": "订单.bpmn", "scenarios": ["现状.json", "优化.json"],
                   "follows": {"优化.json": "现状.json"}}],
    "changelog": "CHANGELOG.md"
  }

打包时会检查每个流程并仿真每个情景，结果作为佐证一并放入包中。
流程有错误或无法判定健全性时不予发布，退出码为 1；加 --draft 可打包为草稿。
相同的文件总是得到完全相同的模板包。`),
		Example: c.say("  sandtable pack package.json\n  sandtable pack package.json --version 1.1.0 -o order-1.1.0.sandtable.tar\n",
			"  sandtable pack package.json\n  sandtable pack package.json --version 1.1.0 -o 订单-1.1.0.sandtable.tar\n"),
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runPack(cmd.Context(), args[0], f)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.out, "output", "o", "", c.say("write the package to this `FILE`; left out, its id and version name it", "将模板包写入文件 `FILE`；省略时以标识和版本命名"))
	flags.StringVar(&f.version, "version", "", c.say("give it this `VERSION` instead of the one in the file", "使用该版本号 `VERSION`，代替文件中的版本"))
	flags.StringVar(&f.rules, "rules", "", c.say("check by the severities, limits and waivers in this `FILE`", "按该文件 `FILE` 中的级别、阈值和豁免检查"))
	flags.BoolVar(&f.draft, "draft", false, c.say("pack it as a draft, whatever there is against its release", "打包为草稿，不论是否满足发布条件"))
	flags.BoolVar(&f.force, "force", false, c.say("write over a file that exists", "覆盖已有文件"))
	flags.BoolVar(&f.suggest, "suggest", false, c.say("take the version that the changes since the last release in --to ask for, and draft the changelog where there is none", "按相对 --to 中上一版本的变化确定版本号；没有变更日志时自动起草"))
	flags.StringVar(&f.to, "to", "", c.say("the `REGISTRY` with the last release", "上一版本所在的制品仓库 `REGISTRY`"))
	f.registry.add(c, cmd)
	return cmd
}

// packedJSON is the answer of pack in JSON.
type packedJSON struct {
	File      string         `json:"file,omitempty"` // empty: nothing was written
	ID        string         `json:"id"`
	Version   string         `json:"version"`
	State     bundle.State   `json:"state"`
	Digest    string         `json:"digest"`
	Size      int            `json:"size"`
	Obstacles []obstacleJSON `json:"obstacles"`
	Suggested *suggestedJSON `json:"suggested,omitempty"`
}

type obstacleJSON struct {
	File    string `json:"file"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

func (c *console) runPack(ctx context.Context, path string, f packFlags) error {
	recipe, err := read(ctx, c, path, app.DecodeRecipe)
	if err != nil {
		return err
	}
	if f.version != "" {
		recipe.Version = f.version
	}
	policy := &finding.Policy{}
	if f.rules != "" {
		if policy, err = c.policy(ctx, checkFlags{rules: f.rules}); err != nil {
			return err
		}
	}
	// A waiver may end today; the day is the only thing that a package takes from the clock.
	policy.Today = time.Now().Format(time.DateOnly)
	folder := filepath.Dir(path)
	if path == standardInput {
		folder = "."
	}
	bar := c.progress()
	packing := app.Packing{State: bundle.Released, Policy: policy, Progress: bar.show, Open: func(name string) ([]byte, error) {
		return read(ctx, c, filepath.Join(folder, filepath.FromSlash(name)), func(r io.Reader) ([]byte, error) { return atMost(r, bundle.DefaultLimits.Part) })
	}}
	if f.draft {
		packing.State = bundle.Draft
	}
	var suggested *app.Suggestion
	if f.suggest {
		packing.Evidence = new(app.Evidence)
		if suggested, err = c.suggest(ctx, recipe, &packing, f); err != nil {
			bar.end()
			return err
		}
	}
	packed, err := app.Pack(ctx, recipe, packing)
	bar.end()
	if err != nil {
		return err
	}
	return c.keepPackage(packed, suggested, f)
}

// atMost reads what is no longer than a limit.
func atMost(r io.Reader, limit int64) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(content)) > limit {
		err = problem.New("cli.too-large", problem.Say("the file is larger than %d MB", "文件超过 %d MB", limit>>20), problem.Say("leave it out of the package", "请勿放入模板包"))
	}
	return content, err
}

// keepPackage writes a package, unless something stands against its release.
func (c *console) keepPackage(packed *app.Packed, suggested *app.Suggestion, f packFlags) error {
	m := packed.Bundle.Manifest
	answer := packedJSON{ID: m.ID, Version: m.Version, State: m.State, Digest: packed.Bundle.Digest().String(), Obstacles: []obstacleJSON{}, Suggested: c.suggestedIn(suggested)}
	for _, o := range packed.Obstacles {
		answer.Obstacles = append(answer.Obstacles, obstacleJSON{o.File, o.Text.In(c.language), o.Hint.In(c.language)})
	}
	if len(packed.Obstacles) == 0 || f.draft {
		whole, err := archived(packed.Bundle)
		if err != nil {
			return err
		}
		answer.File, answer.Size = cmp.Or(f.out, bundleFile(packed.Bundle)), len(whole)
		if err := c.keepNew(answer.File, whole, f.force); err != nil {
			return err
		}
	} else {
		c.code = Findings
	}
	if answer.File == standardInput {
		return nil // the package itself went there
	}
	if c.json {
		return c.answer(answer)
	}
	text := c.told(suggested)
	for _, o := range answer.Obstacles {
		text += legible(c.say("not ready: %s: %s; %s", "不满足发布条件：%s：%s；%s", o.File, o.Message, o.Hint)) + "\n"
	}
	if answer.File == "" {
		return c.print(text + c.say("Nothing was written. --draft packs it as a draft.", "未写入文件。加 --draft 可打包为草稿。") + "\n")
	}
	return c.print(text + c.say("%s: %s %s, %s, %d files, %s\n", "%s：%s %s，%s，%d 个文件，%s\n", answer.File, m.ID, m.Version, c.stateOf(m.State), len(m.Files), answer.Digest))
}

// archived is a package as a file.
func archived(b *bundle.Bundle) ([]byte, error) {
	var whole bytes.Buffer
	err := bundle.Write(&whole, b)
	return whole.Bytes(), err
}

// bundleFile is what the file of a package is called.
func bundleFile(b *bundle.Bundle) string {
	return strings.ReplaceAll(b.Manifest.ID, "/", "-") + "-" + b.Manifest.Version + bundleEnding
}

func (c *console) stateOf(s bundle.State) string {
	if s == bundle.Released {
		return c.say("released", "正式版")
	}
	return c.say("draft", "草稿")
}
