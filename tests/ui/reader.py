# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as a person with a screen reader meets it: on the accessibility bus, with keys."""

import signal
import subprocess
import sys
import time

try:
    import pyatspi
except ImportError:
    print("1..0 # SKIP the accessibility bus cannot be read: python3-pyatspi is missing")
    sys.exit(0)

PATIENCE = 30.0  # seconds for any one thing to happen
POLL = 0.05
FEWEST_LOOKS = 3

give_up_at = 0.0  # when one look through the tree has taken long enough


class Timeout(Exception):
    pass


def wait_for(what, condition):
    """Asks until condition gives something true; says what never came otherwise. On a busy machine one look through
    all there is may take as long as the patience: there are never fewer than three."""
    global give_up_at
    end = time.monotonic() + PATIENCE
    looks = 0
    while looks < FEWEST_LOOKS or time.monotonic() < end:
        looks += 1
        give_up_at = time.monotonic() + PATIENCE
        try:
            found = condition()
        except Exception:  # an object that went away while it was looked at
            found = None
        if found:
            return found
        time.sleep(POLL)
    raise Timeout(what)


def walk(node, above=()):
    """Everything under a node, in reading order. A list that is being filled anew may name a row of it as the
    row's own child for a moment: what has been come through already is left out, or there would be no end."""
    global give_up_at
    if not above and time.monotonic() > give_up_at:
        give_up_at = time.monotonic() + PATIENCE
    if node is None or len(above) > 60 or time.monotonic() > give_up_at:
        return
    yield node
    above = above + (node.path,)
    for place in range(node.childCount):  # iterating over the node would ask for the count with each child
        child = node.getChildAtIndex(place)
        if child is None or child.path not in above:
            yield from walk(child, above)


def is_visible(node):
    return node.getState().contains(pyatspi.STATE_VISIBLE)


def get_extents(node):
    return node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)


class Program:
    def __init__(self, path, *arguments):
        self.path = path
        self.process = subprocess.Popen([path, *arguments])
        self.application = wait_for("the program on the accessibility bus", self.find_application)
        wait_for("a window", lambda: self.application.childCount > 0)

    def find_application(self):
        for application in pyatspi.Registry.getDesktop(0):
            if application and application.get_process_id() == self.process.pid:
                return application
        return None

    def search(self, role, words):
        """The first object of a role whose name has the words; role None is any."""
        for window in list(self.application)[::-1]:
            for node in walk(window):
                if role and node.getRoleName() != role:
                    continue
                if words in (node.name or ""):
                    return node
        return None

    def find(self, role, words):
        return wait_for(f"{role or 'anything'} called “{words}”",
                        lambda: self.search(role, words))

    def wait_gone(self, role, words):
        wait_for(f"{role} called “{words}” to go", lambda: self.search(role, words) is None)

    def press(self, words):
        """Presses the button, as a screen reader does. From GTK 4.10 on one that stays down has a role of its own."""
        def pressed():
            button = self.search("push button", words) or self.search("toggle button", words)
            return button and button.queryAction().doAction(0)
        wait_for(f"to press “{words}”", pressed)

    def write(self, role, words, text):
        field = self.find(role, words)
        wait_for(f"to write into “{words}”", lambda: field.queryEditableText().setTextContents(text))
        return field

    def tab_to(self, role, words):
        """Walks with the Tab key, like who has no mouse."""
        self.tab_to_object(self.find(role, words), f"{role} called “{words}”")

    def tab_to_object(self, target, what):
        for _ in range(60):
            if self.comes_to(target):
                return
            self.key("Tab")
        raise Timeout(f"the Tab key to reach {what}")

    def comes_to(self, target):
        """Only one object is asked: a look at all of them for each key takes long on a full page."""
        end = time.monotonic() + 0.3
        while time.monotonic() < end:
            if target.getState().contains(pyatspi.STATE_FOCUSED):
                return True
            time.sleep(POLL)
        return False

    def wait_still(self, target):
        """A page that scrolls to what has the keyboard takes a moment: a list that opened before would open where
        its row was, beyond the edge of the screen."""
        def look():
            extents = get_extents(target)
            return extents.x, extents.y, extents.width, extents.height
        last = None

        def is_still():
            nonlocal last
            before, last = last, look()
            if before != last:
                time.sleep(2 * POLL)
            return before == last
        wait_for(f"“{target.name}” to stand still", is_still)

    def choose(self, words, choice):
        """Takes one of the choices of a row, with keys, from the list that opens under it."""
        row = self.find("combo box", words)
        self.tab_to("combo box", words)
        self.wait_still(row)
        self.key("space")

        def find_item():
            for label in walk(row):
                if label.getRoleName() != "label" or label.name != choice:
                    continue
                item = label.parent
                while item and item.getRoleName() != "list item":
                    item = item.parent
                # The row shows the present choice in a list of its own, which never has the keyboard.
                if item and any(other.getState().contains(pyatspi.STATE_FOCUSED) for other in item.parent):
                    return item
            return None
        item = wait_for(f"the choice “{choice}” of “{words}”", find_item)
        self.key("Home")
        for _ in range(40):
            if self.comes_to(item):
                break
            self.key("Down")
        self.key("Return")
        wait_for(f"“{words}” to close its list", lambda: not item.getState().contains(pyatspi.STATE_FOCUSED))

    def unfold(self, title):
        """Opens a row that has more in it. What takes the keyboard is its head, called by its title alone."""
        row = self.find("list item", f"{title}, ")
        head = wait_for(f"the head of “{title}”", lambda: next(
            node for node in walk(row) if node.getRoleName() == "list item" and node.name == title))
        self.tab_to_object(head, f"the row “{title}”")
        self.wait_still(head)
        self.key("space")
        # What is in it takes the keyboard only when it is there to be seen.
        wait_for(f"“{title}” to unfold", lambda: get_extents(row).height > 2 * get_extents(head).height)
        self.wait_still(row)

    def take_keyboard(self):
        """What a window manager does when a dialog goes: there is none here."""
        def given():
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Inclusion Charter"],
                                   capture_output=True, text=True, check=True).stdout.split()
            return found and subprocess.run(["xdotool", "windowfocus", "--sync", found[-1]],
                                            check=False).returncode == 0
        wait_for("the keyboard", given)

    def focused(self):
        for window in list(self.application)[::-1]:
            for node in walk(window):
                if node.getState().contains(pyatspi.STATE_FOCUSED):
                    return node
        return None

    def key(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def go_to(self, title):
        """Presses the key of a page: its place in the sidebar, and F1 for the last."""
        def find_place():
            for place, row in enumerate(self.find("list item", "Overview").parent, 1):
                if row.name.split(",")[0] == title:
                    return place
            return None
        place = wait_for(f"the page {title}", find_place)
        self.key(f"ctrl+{place}" if place < 10 else "F1")

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "5", text], check=True)

    def wait_end(self):
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Timeout("the program to end")

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
