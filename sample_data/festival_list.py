"""The festivals: names from the 2024 report, every date, place and number invented.

They are spelled as reports spell them: prefixes, ordinals and dots differ from year to
year, the series key does not. A blank 状态 is filled from the dates.
"""

EDITIONS = """
活动编号|活动名称|系列编号|地点|开始时间|结束时间|主办方|状态|类型|申报人次|检票人次|预计人次|届次
xujiayao-kaiyao-2024|徐家窑开窑节|xujiayao-kaiyao|xujiayao-yaomen、pengjianong|2024-03-22 09:00|2024-03-24 21:00|徐家窑片区（示例）||节庆|12000|||
chunqiu-daji-2024-spring|春秋大集（春集）|chunqiu-daji|taoxichuan-zhengmen、taoxichuan-guangchang、taoxichuan-nanmen|2024-04-12 10:00|2024-04-14 22:00|陶溪川片区（示例）||市集|80000|||
taoyang-yexun-2024|陶阳夜巡|taoyang-yexun|taoyangli-beimen、taoyangli-nanmen|2024-05-18 18:30|2024-05-18 22:30|陶阳里片区（示例）||巡游|15000|||
sanbao-coffee-2024|三宝咖啡节|sanbao-coffee|sanbao-cigu、sanbao-peng、sanbao-huaxi|2024-05-24 10:00|2024-05-26 22:00|竞城镇（原文误写，应为竟成街道；示例）||节庆|60000|||1
duanyang-xiangshi-2024|端阳香市|duanyang-xiangshi|taoyijie-beikou、taoyijie-nankou|2024-06-08 09:00|2024-06-10 21:00|陶艺街片区（示例）||市集|30000|||
xiaxia-dianying-2024|夜珠山·消夏季书吧露天电影|xiaxia-dianying|taoyangxincun-damen|2024-07-05 19:00|2024-08-25 22:30|陶阳新村片区（示例）||演艺||||
sanbao-ji-2024|三宝集|sanbao-ji|sanbao-cigu|2024-09-07 10:00|2024-09-08 21:00|竟成街道（示例）||市集|9000|||
chunqiu-daji-2024-autumn|春秋大集（秋集）|chunqiu-daji|taoxichuan-zhengmen、taoxichuan-guangchang、taoxichuan-nanmen|2024-10-18 10:00|2024-10-20 22:00|陶溪川片区（示例）||市集|90000|||
taoran-ji-2024|陶然集|taoran-ji|fuzhounong-dongkou、fuzhounong-xikou|2024-11-09 16:00|2024-11-10 23:00|抚州弄片区（示例）||市集|20000|||
lvpinchang-2024|吕品昌雕塑艺术馆开馆||diaosucichang-zhengmen|2024-12-21 10:00|2024-12-21 17:00|雕塑瓷厂片区（示例）||展览||||
kuanian-2024|夜珠山·跨年夜|kuanian|taoxichuan-guangchang|2024-12-31 20:00|2025-01-01 01:00|陶溪川片区（示例）||演艺|50000|||
xujiayao-kaiyao-2025|2025徐家窑开窑节|xujiayao-kaiyao|xujiayao-yaomen、pengjianong|2025-03-21 09:00|2025-03-23 21:00|徐家窑片区（示例）||节庆|15000|||
chunqiu-daji-2025-spring|2025春秋大集·春|chunqiu-daji|taoxichuan-zhengmen、taoxichuan-guangchang、taoxichuan-nanmen|2025-04-18 10:00|2025-04-20 22:00|陶溪川片区（示例）||市集|85000|||
taoyang-yexun-2025|“陶阳夜巡”|taoyang-yexun|taoyangli-beimen、taoyangli-nanmen|2025-05-17 18:30|2025-05-17 22:30|陶阳里片区（示例）||巡游|18000|||
sanbao-coffee-2025|第二届三宝咖啡节|sanbao-coffee|sanbao-cigu、sanbao-peng、sanbao-huaxi|2025-05-23 10:00|2025-05-25 22:00|竟成街道（示例）||节庆|70000|21350|24000|2
duanyang-xiangshi-2025|端阳香市（端午）|duanyang-xiangshi|taoyijie-beikou、taoyijie-nankou|2025-05-31 09:00|2025-06-02 21:00|陶艺街片区（示例）||市集|30000|||
taoyang-yexun-2025-extra|陶阳夜巡（加场）|taoyang-yexun|taoyangli-beimen、taoyangli-nanmen|2025-06-28 18:30|2025-06-28 22:30|陶阳里片区（示例）|取消|巡游||||
xiaxia-dianying-2025|消夏季书吧露天电影|xiaxia-dianying|taoyangxincun-damen|2025-07-04 19:00|2025-08-24 22:30|陶阳新村片区（示例）||演艺||||
sanbao-ji-2025|三宝·集|sanbao-ji|sanbao-cigu|2025-09-06 10:00|2025-09-07 21:00|竟成街道（示例）||市集|10000|||
chunqiu-daji-2025-autumn|2025春秋大集·秋|chunqiu-daji|taoxichuan-zhengmen、taoxichuan-guangchang、taoxichuan-nanmen|2025-10-24 10:00|2025-10-26 22:00|陶溪川片区（示例）||市集|90000|||
taoran-ji-2025|陶然集2025|taoran-ji|fuzhounong-dongkou、fuzhounong-xikou|2025-11-08 16:00|2025-11-09 23:00|抚州弄片区（示例）||市集|25000|||
kuanian-2025|夜珠山·跨年夜2026|kuanian|taoxichuan-guangchang|2025-12-31 20:00|2026-01-01 01:00|陶溪川片区（示例）||演艺|60000|||
xujiayao-kaiyao-2026|徐家窑·开窑节|xujiayao-kaiyao|xujiayao-yaomen、pengjianong|2026-03-20 09:00|2026-03-22 21:00|徐家窑片区（示例）||节庆|15000|||
chunqiu-daji-2026-spring|春秋大集（2026春）|chunqiu-daji|taoxichuan-zhengmen、taoxichuan-guangchang、taoxichuan-nanmen|2026-04-17 10:00|2026-04-19 22:00|陶溪川片区（示例）||市集|90000|||
taoyang-yexun-2026|陶阳夜巡|taoyang-yexun|taoyangli-beimen、taoyangli-nanmen|2026-05-16 18:30|2026-05-16 22:30|陶阳里片区（示例）||巡游||||
sanbao-coffee-2026|三宝·咖啡节|sanbao-coffee|sanbao-cigu、sanbao-peng、sanbao-huaxi|2026-05-22 10:00|2026-05-24 22:00|竟成街道（示例）||节庆|80000|23120|25000|3
duanyang-xiangshi-2026|2026端阳香市|duanyang-xiangshi|taoyijie-beikou、taoyijie-nankou|2026-06-19 09:00|2026-06-21 21:00|陶艺街片区（示例）||市集||||
xiaxia-dianying-2026|夜珠山·消夏季书吧露天电影|xiaxia-dianying|taoyangxincun-damen|2026-07-03 19:00|2026-08-23 22:30|陶阳新村片区（示例）||演艺||||
sanbao-ji-2026|三宝集|sanbao-ji|sanbao-cigu|2026-09-05 10:00|2026-09-06 21:00|竟成街道（示例）||市集|10000|||
chunqiu-daji-2026-autumn|春秋大集（2026秋）|chunqiu-daji|taoxichuan-zhengmen、taoxichuan-guangchang、taoxichuan-nanmen|2026-10-16 10:00|2026-10-18 22:00|陶溪川片区（示例）||市集|95000|||
taoran-ji-2026|陶然集|taoran-ji|fuzhounong-dongkou、fuzhounong-xikou|2026-11-07 16:00|2026-11-08 23:00|抚州弄片区（示例）||市集||||
kuanian-2026|夜珠山·跨年夜2027|kuanian|taoxichuan-guangchang|2026-12-31 20:00|2027-01-01 01:00|陶溪川片区（示例）||演艺||||
"""  # noqa: E501 – one edition, one line

# Declared by nobody: the coffee festival's organiser, survey and figures are invented.
PARAMETERS = """
活动编号|参数|数值|依据|说明
sanbao-coffee-2025|人均消费|86.5|虚构的现场问卷 420 份|
sanbao-coffee-2025|新增比例|0.45|虚构的现场问卷 420 份|专程来的
sanbao-coffee-2025|人均参加天数|1.3|虚构的现场问卷 420 份|
sanbao-coffee-2026|人均参加天数|1.4|虚构的现场问卷 380 份|没有问消费
"""
