"""The counting places: names from the district, everything else invented.

usual_visits is what an ordinary working day of early 2024 brings; x and y place the
point on a schematic map (0–1), not a surveyed one. Hours and the two capacities that
the authority declared are invented; 彭家弄 has no length of a visit, on purpose.
"""

PLACES = """
place_id|name|district_id|is_night_zone|area_m2|area_per_person_m2|x|y|usual_visits|open_hours|mean_visit_hours|instant_capacity|daily_capacity
taoyangli-beimen|陶阳里北门|taoyangli|是|5200|3|0.36|0.3|4200|14|1.5|1800|
taoyangli-nanmen|陶阳里南门|taoyangli|是|4600|3|0.38|0.4|3300|14|1.5||
yuyaochang|御窑厂遗址入口|taoyangli|否|8800|5|0.42|0.34|2600|9|1.5|1500|9000
fuzhounong-dongkou|抚州弄东口|fuzhounong|是|2100|2|0.32|0.46|2300|16|0.75||
fuzhounong-xikou|抚州弄西口|fuzhounong|是|1900|2|0.26|0.46|1900|16|0.75||
houxiang|后巷厢里入口|fuzhounong|是|1500|2|0.31|0.38|1400|16|0.75||
taoyangxincun-damen|陶阳新村大门|taoyangxincun|是|3600|3|0.48|0.18|2000|14|1||
taoyangxincun-shiji|陶阳新村市集口|taoyangxincun|是|2800|2|0.54|0.16|1800|14|1||
diaosucichang-zhengmen|雕塑瓷厂正门|diaosucichang|是|6400|4|0.66|0.26|3000|13|1.5||
diaosucichang-houmen|雕塑瓷厂后门|diaosucichang|否|2200|4|0.72|0.22|1300|13|1.5||
taoyijie-beikou|陶艺街北口|taoyijie|是|2400|2|0.6|0.42|2200|14|0.75||
taoyijie-nankou|陶艺街南口|taoyijie|是|2300|2|0.61|0.5|1900|14|0.75||
taoxichuan-zhengmen|陶溪川正门|taoxichuan|是|9500|3|0.78|0.4|5200|15|2||
taoxichuan-guangchang|陶溪川广场|taoxichuan|是|12000|3|0.82|0.46|4300|15|2||
taoxichuan-nanmen|陶溪川南门|taoxichuan|是|5100|3|0.8|0.54|2500|15|2||
sanbao-cigu|三宝国际瓷谷入口|sanbao|否|15000|8|0.84|0.76|3100|11|2.5||
sanbao-peng|三宝蓬艺术聚落入口|sanbao|否|6000|8|0.92|0.86|1600|11|2.5||
sanbao-huaxi|十里花溪入口|sanbao|是|9000|6|0.76|0.7|2100|11|2.5||
xujiayao-yaomen|徐家窑窑门|xujiayao|否|2600|4|0.22|0.58|1500|12|0.75||
pengjianong|彭家弄口|xujiayao|是|1700|2|0.27|0.62|1200|12|||
laoyatan-matou|老鸦滩码头|laoyatan|是|3000|3|0.14|0.36|900|13|1||
laoyatan-yishu|老鸦滩艺术街区入口|laoyatan|是|4200|3|0.12|0.44|1300|13|1||
changhe-jingyao|昌河景瑶广场|changhe|是|3300|3|0.46|0.66|2400|16|1||
xinchang-donglu|新厂东路口|xinchang|否|2000|3|0.58|0.72|1900|14|0.5||
zhejianglu-buxing|浙江路步行入口|zhejianglu|是|4800|2|0.44|0.54|3800|18|0.75||
"""
