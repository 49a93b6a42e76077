"""`python -m minutes_miner` is the command `minutes-miner`."""

from minutes_miner.cli.main import main

if __name__ == "__main__":
    main()
