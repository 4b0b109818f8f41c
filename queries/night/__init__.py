"""夜间经济: how many visits at night, where and at which hours?"""
