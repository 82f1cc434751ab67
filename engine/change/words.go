package change

import "sandtable/engine/problem"

// word is how a field of the model is spoken of, and which part of a process it belongs to.
type word struct {
	noun  problem.Text
	group Group
	what  string
}

func wordsOf(name string) word {
	w, ok := words[name]
	if !ok {
		panic("change: a field of the model has no words: " + name)
	}
	return w
}

func drawn(en, zh, what string) word { return word{problem.Text{EN: en, ZH: zh}, Diagram, what} }
func held(en, zh, what string) word  { return word{problem.Text{EN: en, ZH: zh}, Data, what} }
func technical(en, zh string) word   { return word{problem.Text{EN: en, ZH: zh}, Details, "detail"} }

// words are those of the fields of the model by their names, and of what is read beside them.
var words = map[string]word{
	"Name":          drawn("name", "名称", "name"),
	"Documentation": {problem.Text{EN: "documentation", ZH: "说明"}, Texts, "documentation"},
	"Text":          {problem.Text{EN: "text", ZH: "文字"}, Texts, "text"},
	"Kind":          drawn("type", "类型", "kind"),
	"InLane":        drawn("lane", "泳道", "inLane"),
	"Within":        drawn("within", "所属", "within"),
	"Represents":    {problem.Text{EN: "role of the lane", ZH: "泳道对应的角色"}, RACI, "represents"},

	"Source":          drawn("from", "起点", "source"),
	"Target":          drawn("to", "终点", "target"),
	"Condition":       drawn("condition", "条件", "condition"),
	"Default":         drawn("default flow", "默认流向", "default"),
	"AttachedTo":      drawn("attached to", "依附于", "attachedTo"),
	"Process":         drawn("process of the pool", "泳池对应的流程", "process-of"),
	"Called":          drawn("called process", "调用的流程", "called"),
	"CalledName":      technical("called process as written", "调用流程的写法"),
	"Interrupting":    drawn("interrupting", "中断", "interrupting"),
	"Date":            drawn("date", "日期", "timer"),
	"Duration":        drawn("duration", "时长", "timer"),
	"Cycle":           drawn("cycle", "周期", "timer"),
	"Link":            drawn("link", "链接事件名", "linkName"),
	"Ref":             drawn("refers to", "引用", "ref"),
	"References":      drawn("event definitions", "事件定义", "ref"),
	"Message":         drawn("message", "消息", "ref"),
	"Sequential":      drawn("one after the other", "依次执行", "loop"),
	"MultiInstance":   drawn("several instances", "多实例", "loop"),
	"Cardinality":     drawn("number of instances", "实例数", "loop"),
	"Completion":      drawn("completion condition", "完成条件", "loop"),
	"TestBefore":      drawn("tested before", "先判断", "loop"),
	"Maximum":         drawn("at most", "上限", "loop"),
	"Minimum":         drawn("at least", "下限", "loop"),
	"Ordering":        drawn("order", "顺序", "ordering"),
	"Activation":      drawn("activation", "激活条件", "condition"),
	"Script":          drawn("script", "脚本", "script"),
	"Instantiate":     drawn("starts a case", "启动案例", "instantiate"),
	"EventType":       drawn("kind of decision", "判断方式", "eventType"),
	"Behavior":        drawn("event behaviour", "事件行为", "loop"),
	"OneEvent":        drawn("event of one instance", "单实例事件", "loop"),
	"NoneEvent":       drawn("event of each instance", "各实例事件", "loop"),
	"LinkSource":      drawn("sources of the link", "链接来源", "linkName"),
	"LinkTarget":      drawn("target of the link", "链接目标", "linkName"),
	"Wait":            drawn("goes on without waiting", "不等待完成", "wait"),
	"CancelRemaining": drawn("lets the rest go on", "不取消其余实例", "wait"),

	"ForCompensation":  drawn("for compensation", "用于补偿", "compensation"),
	"TriggeredByEvent": drawn("triggered by an event", "由事件触发", "triggered"),
	"ParallelMultiple": drawn("waits for all events", "等待全部事件", "parallelMultiple"),

	"Item":           held("item", "数据项", "item"),
	"Collection":     held("is a collection", "为集合", "item"),
	"State":          held("state", "状态", "item"),
	"Structure":      held("structure", "结构", "item"),
	"Code":           held("code", "代码", "code"),
	"Capacity":       held("capacity", "容量", "item"),
	"Unlimited":      held("unlimited", "不限容量", "item"),
	"Store":          held("is a store", "为数据存储", "item"),
	"Sources":        held("sources", "来源", "source"),
	"Transformation": held("transformation", "转换", "assignment"),
	"From":           held("assignment from", "赋值来源", "assignment"),
	"To":             held("assignment to", "赋值目标", "assignment"),
	"Input":          held("is read", "为输入", "item"),
	"InputData":      held("loop input", "循环输入", "loop"),
	"OutputData":     held("loop output", "循环输出", "loop"),
	"InputItem":      held("item of the loop input", "循环输入项", "loop"),
	"OutputItem":     held("item of the loop output", "循环输出项", "loop"),
	"Ports":          held("inputs and outputs", "输入与输出", "item"),

	"Resource":   {problem.Text{EN: "performer", ZH: "执行者"}, RACI, "performer"},
	"Assignment": {problem.Text{EN: "assignment of people", ZH: "人员分配"}, RACI, "performer"},
	"Parameter":  {problem.Text{EN: "parameter", ZH: "参数"}, RACI, "performer"},
	"Required":   {problem.Text{EN: "is required", ZH: "必填"}, RACI, "performer"},

	"SpokenLanguage": {problem.Text{EN: "language of the texts", ZH: "文字的语言"}, Texts, "text"},

	"Element":            technical("element", "元素"),
	"PartName":           technical("name of a part", "组成部分的名称"),
	"Language":           technical("expression language", "表达式语言"),
	"ResultType":         technical("result type", "结果类型"),
	"Expression":         technical("expression", "表达式"),
	"ExpressionLanguage": technical("expression language", "表达式语言"),
	"TypeLanguage":       technical("type language", "类型语言"),
	"TargetNamespace":    technical("target namespace", "目标命名空间"),
	"ItemKind":           technical("kind of item", "数据项种类"),
	"Type":               technical("type", "类型"),
	"IsClosed":           technical("is closed", "为封闭流程"),
	"IsExecutable":       technical("is executable", "可执行"),
	"Immediate":          technical("immediate", "立即执行"),
	"Direction":          technical("direction", "方向"),
	"StartQuantity":      technical("tokens to begin", "启动所需令牌数"),
	"CompletionQuantity": technical("tokens at the end", "完成产生的令牌数"),
	"Implementation":     technical("implementation", "实现方式"),
	"Operation":          technical("operation", "操作"),
	"ScriptFormat":       technical("script format", "脚本格式"),
	"TransactionKind":    technical("transaction method", "事务方式"),
	"CategoryValue":      technical("category", "分类"),
	"Collaboration":      technical("collaboration", "协作"),
	"SupportedBy":        technical("supports", "支持的流程"),
	"Partners":           technical("partners", "合作方"),
	"Key":                technical("correlation key", "关联键"),
	"Property":           technical("property", "属性"),
	"Properties":         technical("properties", "属性"),
	"In":                 technical("message in", "输入消息"),
	"Out":                technical("message out", "输出消息"),
	"Errors":             technical("errors", "错误"),
	"Value":              technical("value", "值"),
}

// kinds are what elements are called, by their names in BPMN; events by what they wait for, too.
var kinds = map[string]problem.Text{
	"startEvent": {EN: "start event", ZH: "开始事件"}, "endEvent": {EN: "end event", ZH: "结束事件"},
	"intermediateCatchEvent": {EN: "catching event", ZH: "捕获事件"}, "intermediateThrowEvent": {EN: "throwing event", ZH: "抛出事件"},
	"boundaryEvent": {EN: "boundary event", ZH: "边界事件"},
	"task":          {EN: "task", ZH: "任务"}, "userTask": {EN: "user task", ZH: "用户任务"}, "manualTask": {EN: "manual task", ZH: "手工任务"},
	"serviceTask": {EN: "service task", ZH: "服务任务"}, "scriptTask": {EN: "script task", ZH: "脚本任务"},
	"businessRuleTask": {EN: "business rule task", ZH: "业务规则任务"}, "sendTask": {EN: "send task", ZH: "发送任务"}, "receiveTask": {EN: "receive task", ZH: "接收任务"},
	"callActivity": {EN: "call activity", ZH: "调用活动"}, "subProcess": {EN: "sub-process", ZH: "子流程"},
	"transaction": {EN: "transaction", ZH: "事务"}, "adHocSubProcess": {EN: "ad-hoc sub-process", ZH: "自由子流程"},
	"exclusiveGateway": {EN: "exclusive gateway", ZH: "排他网关"}, "parallelGateway": {EN: "parallel gateway", ZH: "并行网关"},
	"inclusiveGateway": {EN: "inclusive gateway", ZH: "包容网关"}, "eventBasedGateway": {EN: "event-based gateway", ZH: "事件网关"},
	"complexGateway":   {EN: "complex gateway", ZH: "复杂网关"},
	"choreographyTask": {EN: "choreography task", ZH: "编排任务"}, "subChoreography": {EN: "sub-choreography", ZH: "子编排"},
	"callChoreography": {EN: "call choreography", ZH: "调用编排"}, "unknown": {EN: "element", ZH: "元素"},

	"definitions": {EN: "file", ZH: "文件"}, "collaboration": {EN: "collaboration", ZH: "协作图"}, "participant": {EN: "pool", ZH: "泳池"},
	"process": {EN: "process", ZH: "流程"}, "lane": {EN: "lane", ZH: "泳道"}, "sequenceFlow": {EN: "flow", ZH: "连线"}, "messageFlow": {EN: "message flow", ZH: "消息流"},
	"association": {EN: "association", ZH: "关联线"}, "textAnnotation": {EN: "annotation", ZH: "注释"}, "group": {EN: "group", ZH: "分组"},
	"dataInputAssociation": {EN: "data flow", ZH: "数据流"}, "dataOutputAssociation": {EN: "data flow", ZH: "数据流"},
	"dataObject": {EN: "data object", ZH: "数据对象"}, "dataObjectReference": {EN: "data object", ZH: "数据对象"},
	"dataStore": {EN: "data store", ZH: "数据存储"}, "dataStoreReference": {EN: "data store", ZH: "数据存储"},
	"resource": {EN: "role", ZH: "角色"}, "message": {EN: "message", ZH: "消息"}, "signal": {EN: "signal", ZH: "信号"}, "error": {EN: "error", ZH: "错误"},
	"escalation": {EN: "escalation", ZH: "升级"}, "itemDefinition": {EN: "item", ZH: "数据项"}, "interface": {EN: "interface", ZH: "接口"},
	"category": {EN: "category", ZH: "分类"}, "correlationProperty": {EN: "correlation property", ZH: "关联属性"}, "globalTask": {EN: "global task", ZH: "全局任务"},

	"timer": {EN: "timer", ZH: "定时器"}, "conditional": {EN: "condition", ZH: "条件"}, "cancel": {EN: "cancellation", ZH: "取消"},
	"compensate": {EN: "compensation", ZH: "补偿"}, "link": {EN: "link", ZH: "链接"}, "terminate": {EN: "termination", ZH: "终止"},
}

func kindNoun(element string) problem.Text {
	if noun, ok := kinds[element]; ok {
		return noun
	}
	return problem.Text{EN: element, ZH: element}
}

// attributes are those of our extensions, each with the extension's name where it means something else there.
var attributes = map[string]problem.Text{
	"by": {EN: "by", ZH: "方式"}, "control": {EN: "is a control", ZH: "为控制环节"}, "approval": {EN: "takes approval", ZH: "需要审批"},
	"initiator": {EN: "sets the case going", ZH: "发起案例"}, "signing": {EN: "signing", ZH: "会签方式"}, "reason": {EN: "reason", ZH: "原因"},
	"deputy": {EN: "deputy", ZH: "代理角色"}, "senior": {EN: "reports to", ZH: "上级角色"}, "unit": {EN: "unit", ZH: "部门"}, "kind": {EN: "kind", ZH: "种类"},
	"startWithin": {EN: "begun within", ZH: "开始时限"}, "completeWithin": {EN: "done within", ZH: "完成时限"}, "calendar": {EN: "calendar of the promise", ZH: "承诺所用日历"},
	"penalty": {EN: "penalty", ZH: "违约金"}, "penaltyPerHour": {EN: "penalty per hour", ZH: "每小时违约金"}, "currency": {EN: "currency", ZH: "币种"},
	"after": {EN: "action after", ZH: "措施触发时间"}, "do": {EN: "action", ZH: "措施"}, "to": {EN: "action to", ZH: "措施对象"},
	"type": {EN: "type", ZH: "类型"}, "values": {EN: "values", ZH: "取值"}, "min": {EN: "least value", ZH: "最小值"}, "max": {EN: "greatest value", ZH: "最大值"},
	"input": {EN: "is an input", ZH: "为输入"}, "term": {EN: "term", ZH: "术语"}, "text": {EN: "description", ZH: "描述"}, "value": {EN: "value", ZH: "值"},
	"owner": {EN: "owner", ZH: "负责人"}, "from": {EN: "derived from", ZH: "派生自"}, "name": {EN: "name", ZH: "名称"}, "label": {EN: "label", ZH: "标签"},
	"variable": {EN: "variable", ZH: "变量"}, "required": {EN: "is required", ZH: "必填"}, "readonly": {EN: "is read-only", ZH: "只读"}, "title": {EN: "title", ZH: "标题"},
	"documentation": {EN: "documentation", ZH: "说明"}, "system": {EN: "system", ZH: "系统"}, "volume": {EN: "volume", ZH: "业务量"}, "rules": {EN: "rules", ZH: "规则性"},
	"structure": {EN: "structure of the data", ZH: "数据结构化程度"}, "stability": {EN: "stability", ZH: "稳定性"}, "note": {EN: "note", ZH: "备注"},
	"code": {EN: "code", ZH: "代码"}, "role": {EN: "role", ZH: "角色"}, "first": {EN: "first step", ZH: "第一环节"}, "second": {EN: "second step", ZH: "第二环节"},
	"href": {EN: "address", ZH: "地址"}, "lang": {EN: "language", ZH: "语言"},
}

// attributeNoun is an attribute of one of our extensions; one that nobody knows yet goes by its name.
func attributeNoun(extension, name string) problem.Text {
	if noun, ok := attributes[name]; ok {
		return noun
	}
	return problem.Text{EN: extension + " " + name, ZH: extension + " " + name}
}

// valueWords are values of attributes that are words of ours.
var valueWords = map[string]problem.Text{
	"do=remind": {EN: "remind", ZH: "提醒"}, "do=escalate": {EN: "escalate", ZH: "升级"}, "do=reassign": {EN: "reassign", ZH: "转派"}, "do=decide": {EN: "decide", ZH: "自动决定"},
	"signing=all": {EN: "all sign", ZH: "会签"}, "signing=any": {EN: "any signs", ZH: "或签"}, "signing=vote": {EN: "vote", ZH: "票签"}, "signing=sequence": {EN: "in turn", ZH: "顺序签"},
	"type=number": {EN: "number", ZH: "数值"}, "type=integer": {EN: "whole number", ZH: "整数"}, "type=boolean": {EN: "yes or no", ZH: "是/否"},
	"type=text": {EN: "text", ZH: "文本"}, "type=date": {EN: "date", ZH: "日期"}, "type=duration": {EN: "duration", ZH: "时长"},
}

// Noun is what an element or an event is called in the middle of a sentence, by its name in BPMN: "userTask", "timer".
func Noun(element string) problem.Text { return kindNoun(element) }
