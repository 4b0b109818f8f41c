"""What arrived, what is missing, estimated, suspect?"""
