export const usage = `巡检台命令行：不开窗口，核验、合并、汇总巡检包，生成文书。

用法
  xunjian verify    巡检包                    核验一个巡检包：封装、签名、每条登记和每块证据
  xunjian merge     巡检包… --out 文件.xjb    把多个巡检包合并为一个
  xunjian summarise 巡检包… --out 文件夹      生成汇总报告、台账和指标
  xunjian letter    巡检包… --out 文件夹      生成全部文书（可用 --id 指定）
  xunjian rebuild   巡检包…                   由登记内容重新折叠，比对状态散列
  xunjian demo      --out 文件夹              生成虚构的示例轮次并走完全部流程

打开巡检包
  --identity 文件          age 身份文件，如 hub.identity；可以多次给出
  --passphrase-file 文件   口令文件，取第一行

其他选项
  --out 路径               写到哪里；已有的同名文件会被替换
  --recipient age1…        merge：合并后的包封给谁；不给则封给所用的身份或口令
  --cutoff 年-月-日        summarise：统计截止日，默认今天
  --id 编号                letter：只生成这份文书；可以多次给出
  --quick                  demo：只生成约五分之一的问题
  --json                   verify、merge、rebuild：结果以 JSON 输出
  -h, --help               显示本说明

退出码
  0 完成    1 被拒绝或输入有问题    2 用法不对
`;
