"""The suite's settings, and the sample beside the rooms of the site."""

from config.settings import test
from config.settings.test import *  # noqa: F403

INSTALLED_APPS = [*test.INSTALLED_APPS, "tests.sample.apps.SampleConfig"]
