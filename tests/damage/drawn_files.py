"""Invented files in the shape of each exporter and feed, each line right otherwise."""

DUBLIN = """\
Time,Quay,Quay IN,Quay OUT,Penny Pedestrian
01/04/2023 21:00,10,4,6,
01/04/2023 22:00,11,4,7,1
01/04/2023 23:00,12,6,6,"1,204"
29/10/2023 00:00,7,3,4,0
29/10/2023 01:00,7,3,4,0
29/10/2023 01:00,9,3,6,2
29/10/2023 02:00,5,3,2,0
"""
AUCKLAND = """\
date,hour,year,210 Queen Street,Quay (EW)
2022-12-31,6:00-6:59,2022,4.0,
2022-12-31,23:00-23:59,2022,"1,010.0",7.0
2022-12-31,0:00-0:59,2022,900,8
2022-12-31,5:00-5:59,2022,,9.0
2023-04-01,2:00-2:59,2023,12.0,0.0
2024-09-28,6:00-6:59,2024,34.0,1.0
2025-09-27,2:00-2:59,2025,6.0,2.0
"""
AUCKLAND_LOCATIONS = """\
Address,Latitude,Longitude
107 Example Street,-36.843015,174.766494
"Quay, lower end (EW)",-36.84306,174.76573
2 High Street,,
"""
LEEDS = """\
LocationName,DayName,Date,BRCYear,Hour,InCount,OutCount
Briggate,Sunday,03/04/2016,2016,0,1,
Briggate,Sunday,2016-04-03,2016,1,"1,002",9
Briggate,Sunday,03-Apr-16,2016,23,0,
"Headrow, top",Sunday,03/04/2016,,18,３,
Headrow,Sunday,27/03/2016,2016,2,4,1

Headrow,Monday,31-Oct-16,2016,5,77,
"""
HYSTREET = """\
station_id;timestamp;pedestrians_count;unverified;temperature;weather_condition
example-strasse;2023-10-29T00:00:00.000+01:00;5;FALSE;8,5;rain
example-strasse;2023-10-29 01:00:00;6;TRUE;8,5;
example-strasse;2023-10-29 02:00:00;7;true;;rain
example-strasse;2023-10-29 02:00:00;8;false;;"rain; wind"
example-strasse;2023-10-29 23:00:00;"1,204";;8,5;
example-platz;2023-07-01T12:00:00.000+02:00;0;FALSE;21,0;sun
"""
NYC = """\
Business Name,Industry,Complaint Type,Mediation Start Date,Mediation Close Date,\
Complaint Result,Satisfaction,Restitution,Complainant Zip
Corner Store,x,Billing,02/07/2019,02/14/2019,Repaid,Yes,"1,469.00",11225
"Moon, Sun & Co",x,Billing,02/07/2019,02/01/2019,Advised,NA,0.00,11225
Laundry,x,Damaged,03/07/2019,03/21/2019,Repaid,No,20.50,10001
Laundry,x,Damaged,03/07/2019,03/21/2019,Repaid,No,20.50,10001
Garage,x,Refund,04/11/2019,,,,,10002
"""
HOTLINE = """\
工单编号,来电人,来电号码,标题,主要内容,来电时间,受理时间,办结时间,问题分类名称,被投诉人,\
区划代码,办理结果,退赔金额,是否满意,是否作废
G1,示例甲,19900000001,退款,多收了钱,2026-05-01 20:11:09,2026-05-01 20:30:00,\
2026-05-02 09:00:00,价格,某店（示例）,,已退,86.50,是,否
G2,,,,"说了两句，
分两行",2026-05-01 21:00,,,价格,,sanbao,,,未接通,
G3,示例乙,19900000002,"摊位, ""夜市"" 口",无,2026/05/02 08:00:00,,2026-05-01 09:00:00,,\
某店（示例）,sanbao,已退,"1,200",否,否
G4,示例丙,19900000003,,,2026-05-03 00:00:00,,,卫生,别的店（示例）,,不予退,0.00,未回访,否
G5,示例丁,19900000004,,,2026-05-03 01:00:00,,,卫生,,,,,满意,否
"""
PERMITS = """\
PCIS Permit #,Permit Type,Permit Sub-Type,Work Description,Event Location,Event Name,\
Event Start Date,Event End Date,Latitude/Longitude
1001,Temporary Special Event,Commercial,tents,800 Example St - Lot,SHOW A,01/08/2016,\
01/08/2016,
1002,Temporary Special Event,Commercial,,"hall, hall",GALA,10/30/2015,11/01/2015,\
"(34.04, -118.25)"
1003,Temporary Special Event,Residential,x,,"NIGHT ""T"" ONE",12/31/2015,01/01/2016,
1003A,Temporary Special Event,,,,B,02/29/2016,02/29/2016,
"""
STREETS = """\
code,name,areaCode,provinceCode,cityCode
360202901,"示例街道",360202,36,3602
360202902,"示例镇（一）",360202,36,3602
360203901,别的街道,360203,,
360203902,"示例，街道",360203,36,3602
"""
SCENIC = (
    '{"timestamp": "t1", "data": {"total": "2", "rows": ['
    '{"CODE": "9", "NAME": "甲园", "TIME": "2025-11-25 08:00", "NUM": 907,'
    ' "MAX_NUM": 52000, "DNAME": "甲区", "DES": ""},'
    ' {"CODE": "2", "NAME": "乙塔 \\"旧\\"", "TIME": "2025-11-25 08:01",'
    ' "NUM": "1,002", "DNAME": "乙区", "WDES": null}]}}\n'
    '{"timestamp": "t2", "data": {"total": "0", "rows": []}}\n'
    "\n"
    '{"timestamp":"t3","data":{"total":"1","rows":[{"CODE":2,"NAME":"\\u4e59\\u5854",'
    '"TIME":"2025-11-25 09:00","NUM":0,"DNAME":"乙区"}]}}\n'
    '{"data": {"rows": [{"NUM": 3, "TIME": "2025-11-25 10:00", "CODE": "9",'
    ' "NAME": "甲园", "DNAME": "甲区", "SSD": {"level": [1]}}]}}\n'
    '{"data": {"rows": [{"NUM": 3, "TIME": "2025-11-25 10:00", "CODE": "9",'
    ' "NAME": "甲园", "DNAME": "甲区"}]}}\n'
)
COUNT_LINES = """\
{"点位编号": "sanbao-cigu", "日期": "2025-05-01", "时段": 18, "人次": 100}
{"点位编号":"sanbao-cigu","日期":"2025-05-01","时段":"19:00-20:00","人次":"1.2万"}

{"人次": 7, "时段": "", "日期": "2025-05-02", "点位编号": "sanbao-cigu"}
{"点位编号": "pengjianong", "日期": "2025-05-02", "时段": 0, "质量": "停机"}
{"点位编号": "pengjianong", "日期": "2025-05-02", "时段": 1, "人次": 5, "x": [{}]}
"""
HOLIDAYS = """\
{
    "$id": "https://example.org/2025.json",
    "year": 2025,
    "papers": [
        "https://example.org/notice"
    ],
    "days": [
        {
            "name": "元旦",
            "date": "2025-01-01",
            "isOffDay": true
        },
        {"name": "春节", "date": "2025-01-26", "isOffDay": false},
        {"name": "春节", "date": "2025-01-28", "isOffDay": true}, {
            "name": "\\u6625\\u8282", "date": "2025-01-29", "isOffDay": true},

        {"isOffDay": true, "date": "2025-01-30", "name": "春节", "note": "{[\\"}"}
    ]
}
"""
MERCHANTS = """\
商户编号,商户名称,类型,片区编号,点位编号,承诺书起,承诺书止
M0001,青瓷工坊（示例1）,住宿-民宿,sanbao,sanbao-cigu,2024-09-30,
M0002,"窑火人家,示例2",住宿-民宿,xujiayao,pengjianong,2024-05-30,2025-05-30
M0003,"茶铺“三”
分店",餐饮,,,,
M0004,泥巴人家,零售,sanbao,,2024-01-01,
"""
MARKETS = """\
三宝市集规划摊位,,,,,,
单位：个,,,,,,
市集编号,市集名称,片区编号,点位编号,规划摊位,开市日期,停市日期
sanbao-shi,三宝市,sanbao,sanbao-cigu,760,2023-04-01,
taoxichuan-shi,陶溪川市,taoxichuan,,"1,200",2022-04-01,2026-01-01
other-shi,别的市集,,,1.2万,,
"""
PERIODS = """\
点位编号;计数器编号;开始时间;结束时间;人次;指标;质量
sanbao-cigu;a;2025-05-01 18:00;2025-05-01 18:15;12;进入;正常
sanbao-cigu;a;2025-05-01 18:15;2025-05-01 18:30;"1,012";进入;估算
sanbao-cigu;b;2025-05-01 18:15;2025-05-01 18:30;;离开;停机
sanbao-cigu;b;2025-05-01 18:30;2025-05-02 06:00;9;passages;ok

pengjianong;;2025-05-01 18:00:00;2025-05-01 19:00:00;１２;在场;
合计;;;;99;;
"""
COUNTERS = """\
计数器编号,点位编号,类型,方向,间隔分钟,启用,停用,量程,更换为
c1,sanbao-cigu,摄像,进,60,2024-01-01,2024-12-31,"4,095",c2
c2,sanbao-cigu,,"进,出",15,2025-01-01,,65535,
c1,pengjianong,红外,,"1,440",2025-01-01,2025-01-01,,
c3,not-yet-registered,,,,2025-06-01,,1,
"""
HOMESTAY = """\
申请编号\t部门\t商户编号\t商户名称\t客房数\t意见\t决定日期\t有效期至
A1\t公安\tM0001\t示例民宿一\t8\t通过\t2025-03-04\t
A1\t消防\tM0001\t示例民宿一\t0\t通过\t2025-03-11\t2028-03-10
A1\t市监\t\t"示例\t民宿"\t\t\t\t
A2\t公安\t\t\t１２\t不通过\t2025-03-11\t2025-03-11
"""
DEADLINES = """\
rule_id,规则名称,渠道,环节,时限,时限单位,施行,废止,依据,已核实,说明
accept,旅游投诉,,受理,5,工作日,2010-07-01,2026-03-14,示例令,否,
accept,旅游投诉,,受理,2,workday,2026-03-15,,示例令,是,"改为两日,
自收到起"
close,热线,12345,办结,60,日,2010-07-01,,,,自受理起
refund,,,退赔,24,小时,2026-01-01,2026-01-01,示例承诺,true,
inform,,,inform,0,天,2026-01-01,,,,
"""
PLATFORMS = """\
平台编号,平台名称,类型,主管单位,启用,停用,说明
one,示例台一,小程序,,,,
two,12345,热线,"示例局,示例处",2020-01-01,,"引号""在内"
three,示例台三,,,2020-01-01,2020-01-01,
"""
REFUNDS = """\
退赔编号,投诉编号,退赔方,退赔金额,退赔时间,追偿金额,追偿时间,冲回编号
TS1-1,TS1,先行垫付,157.50,2026-01-02 05:14,,,
TS1-2,TS1,商家,"1,052.5",2026-01-02 05:14:09,,,
TS2-1,TS2,先行垫付,705,2026-01-09 08:10,705.00,2026-01-17 08:10,
TS2-2,TS2,,-705.00,,,,TS2-1
TS3-1,TS3,商家,￥10元,,,,
"""
CASES = ("TS1", "TS2", "TS3")
