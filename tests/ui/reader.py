# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as a person with a screen reader meets it: on the accessibility bus, with keys.

The bus is asked without a client library: one that asks for each property of each object by itself, one answer
after the other, takes half a minute for a page on a busy machine. Here all questions of a kind go out together."""

import functools
import json
import signal
import subprocess
import sys
import time

try:
    import gi
    gi.require_version("Atspi", "2.0")
    gi.require_version("Json", "1.0")
    from gi.repository import Atspi, Gio, GLib, Json
except (ImportError, ValueError):
    print("1..0 # SKIP the accessibility bus cannot be read: python3-gi, gir1.2-atspi-2.0 or gir1.2-json-1.0 is missing")
    sys.exit(0)

PATIENCE = 30.0  # seconds for any one thing to happen
POLL = 0.05
FEWEST_LOOKS = 3
DEEPEST = 60

ROOT = "/org/a11y/atspi/accessible/root"
CACHE = "/org/a11y/atspi/cache"
ACCESSIBLE = "org.a11y.atspi.Accessible"


class Timeout(Exception):
    pass


def wait_for(what, condition):
    """Asks until condition gives something true; says what never came otherwise. On a busy machine one look through
    all there is may take as long as the patience: there are never fewer than three."""
    end = time.monotonic() + PATIENCE
    looks = 0
    while looks < FEWEST_LOOKS or time.monotonic() < end:
        looks += 1
        try:
            found = condition()
        except Exception:  # an object that went away while it was looked at
            found = None
        if found:
            return found
        time.sleep(POLL)
    raise Timeout(what)


def unpack(variant):
    """Six times as fast as its own unpack(), which counts where the bus tells of thousands."""
    return json.loads(Json.gvariant_serialize_data(variant)[0])


class Bus:
    """The accessibility bus."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                    Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
            None, None)

    def call(self, owner, path, interface, method, arguments=None):
        """What it answers, in a list."""
        return unpack(self.connection.call_sync(owner, path, interface, method, arguments, None,
                                                Gio.DBusCallFlags.NONE, int(PATIENCE * 1000), None))

    def call_all(self, questions):
        """The answers in the order of the questions; None for what could not be answered."""
        answers = [None] * len(questions)
        left = len(questions)

        def answered(connection, result, place):
            nonlocal left
            left -= 1
            try:
                answers[place] = unpack(connection.call_finish(result))
            except GLib.Error:  # it went away meanwhile
                pass

        for place, question in enumerate(questions):
            self.connection.call(*question, None, None, Gio.DBusCallFlags.NONE, int(PATIENCE * 1000), None, answered,
                                 place)
        while left:
            GLib.MainContext.default().iteration(True)
        return answers

    def find_owner(self, pid):
        """The program's name on the bus, once it has said that it is there; None before."""
        for owner, _ in self.call("org.a11y.atspi.Registry", ROOT, ACCESSIBLE, "GetChildren")[0]:
            if self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                         "GetConnectionUnixProcessID", GLib.Variant("(s)", (owner,)))[0] == pid:
                return owner
        return None


class Node:
    """An object as it was when it was looked at: its role, its name and its states; and what can be done with it."""

    def __init__(self, bus, owner, path, parent):
        self.bus = bus
        self.owner = owner
        self.path = path
        self.parent = parent
        self.children = []
        self.role = ""
        self.name = ""
        self.states = frozenset()
        self.interfaces = ()

    def tell(self, item):
        _, _, _, _, _, interfaces, self.name, role, _, states = item
        self.interfaces = tuple(interface.rsplit(".", 1)[1] for interface in interfaces)
        self.role = find_role_name(role)
        self.states = unpack_states(*states)

    def ask(self, interface, method, arguments=None):
        return self.bus.call(self.owner, self.path, "org.a11y.atspi." + interface, method, arguments)

    def is_now(self, state):
        """Asked of this object alone."""
        return state in unpack_states(*self.ask("Accessible", "GetState")[0])

    def do_action(self):
        return self.ask("Action", "DoAction", GLib.Variant("(i)", (0,)))[0]

    def write(self, text):
        return self.ask("EditableText", "SetTextContents", GLib.Variant("(s)", (text,)))[0]

    def select(self, child):
        return self.ask("Selection", "SelectChild", GLib.Variant("(i)", (self.children.index(child),)))[0]

    def get_extents(self):
        """x, y, width and height in its window."""
        return self.ask("Component", "GetExtents", GLib.Variant("(u)", (Atspi.CoordType.WINDOW,)))[0]


STATES = {int(getattr(Atspi.StateType, name)): name.lower()
          for name in ("CHECKED", "FOCUSABLE", "FOCUSED", "SELECTED", "VISIBLE")}


@functools.cache
def unpack_states(low, high):
    bits = low | high << 32
    return frozenset(name for bit, name in STATES.items() if bits >> bit & 1)


@functools.cache
def find_role_name(role):
    name = Atspi.role_get_name(Atspi.Role(role))
    # Newer readers say "button".
    return {"button": "push button", "button menu": "push button menu"}.get(name, name)


class Told:
    """What everybody tells of himself whom the bus has heard of, asked for at once."""

    def __init__(self, bus, owner):
        items = bus.call(owner, CACHE, "org.a11y.atspi.Cache", "GetItems")[0]
        self.by_path = {item[0][1]: item for item in items}
        self.below = {}
        for (_, path), _, (_, parent), place, _, _, _, _, _, states in items:
            if "visible" in unpack_states(*states):
                self.below.setdefault(parent, []).append((place, path))

    def list_children(self, path):
        """In their order; None when the bus has not heard of all of them, which it does by asking for them."""
        children = [path for _, path in sorted(self.below.get(path, []))]
        item = self.by_path.get(path)
        return children if item and item[4] == len(children) else None


def look(top):
    """Looks at a node and all that is under it, anew. What is in a list that is being filled anew may be named as
    its own child for a moment: nobody is looked at twice."""
    told = Told(top.bus, top.owner)
    seen = {top.path}
    everybody = [top]
    level = [top]
    for _ in range(DEEPEST):
        paths = {node: told.list_children(node.path) for node in level}
        unheard = [node for node in level if paths[node] is None]
        answers = top.bus.call_all([(top.owner, node.path, ACCESSIBLE, "GetChildren") for node in unheard])
        paths.update({node: [path for _, path in answer[0]] if answer else []
                      for node, answer in zip(unheard, answers)})
        level = []
        for node, below in paths.items():
            node.children = [Node(top.bus, top.owner, path, node) for path in below if path not in seen]
            seen.update(below)
            level += node.children
        everybody += level
        if not level:
            break
    if not seen <= told.by_path.keys():
        told = Told(top.bus, top.owner)
    for node in everybody:
        if node.path in told.by_path:
            node.tell(told.by_path[node.path])
    return top


def read(node):
    """A node and all that was seen under it, in reading order."""
    yield node
    for child in node.children:
        yield from read(child)


def walk(node):
    """As read(), with another look."""
    return read(look(node))


class FocusWatch:
    """Hears when something takes the keyboard."""

    MOMENT = 2000  # milliseconds, which a busy machine needs now and then: a key pressed again too soon skips one

    def __init__(self, bus, owner):
        self.has_moved = False
        bus.connection.signal_subscribe(owner, "org.a11y.atspi.Event.Object", "StateChanged", None, "focused",
                                        Gio.DBusSignalFlags.NONE, self.hear)
        bus.call("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "RegisterEvent",
                 GLib.Variant("(sass)", ("object:state-changed:focused", [], owner)))

    def hear(self, connection, owner, path, interface, signal_name, arguments):
        self.has_moved = self.has_moved or arguments.unpack()[1] == 1

    def forget(self):
        """What was told and not heard yet is of an earlier movement: some are told of more than once."""
        while GLib.MainContext.default().iteration(False):
            pass
        self.has_moved = False

    def wait(self):
        is_over = False

        def end():
            nonlocal is_over
            is_over = True
            return GLib.SOURCE_REMOVE

        source = GLib.timeout_add(self.MOMENT, end)
        while not self.has_moved and not is_over:
            GLib.MainContext.default().iteration(True)
        if not is_over:
            GLib.source_remove(source)


class Program:
    def __init__(self, path, *arguments):
        self.path = path
        self.process = subprocess.Popen([path, *arguments])
        self.bus = Bus()
        self.owner = wait_for("the program on the accessibility bus", lambda: self.bus.find_owner(self.process.pid))
        self.focus = FocusWatch(self.bus, self.owner)
        wait_for("a window", self.windows)

    def windows(self):
        """The one that was opened last comes first. What is in them has not been looked at yet."""
        windows = self.bus.call(self.owner, ROOT, ACCESSIBLE, "GetChildren")[0]
        return [Node(self.bus, self.owner, path, None) for _, path in reversed(windows)]

    def everything(self):
        for window in self.windows():
            yield from walk(window)

    def search(self, role, words):
        """The first object of a role whose name has the words; role None is any."""
        return next((node for node in self.everything() if role in (None, node.role) and words in node.name), None)

    def find(self, role, words):
        return wait_for(f"{role or 'anything'} called “{words}”",
                        lambda: self.search(role, words))

    def wait_gone(self, role, words):
        wait_for(f"{role} called “{words}” to go", lambda: self.search(role, words) is None)

    def press(self, words):
        """Presses the button, as a screen reader does. From GTK 4.10 on one that stays down has a role of its own."""
        def pressed():
            everything = list(self.everything())
            for role in ("push button", "toggle button"):
                for button in everything:
                    if button.role == role and words in button.name:
                        return button.do_action()
            return False
        wait_for(f"to press “{words}”", pressed)

    def write(self, role, words, text):
        field = self.find(role, words)
        wait_for(f"to write into “{words}”", lambda: field.write(text))
        return field

    def tab_to(self, role, words):
        """Walks with the Tab key, like who has no mouse."""
        self.tab_to_object(self.find(role, words), f"{role} called “{words}”")

    def tab_to_object(self, target, what):
        """Once around at the most."""
        for _ in range(sum("focusable" in node.states for node in self.everything())):
            if target.is_now("focused"):
                return
            self.move("Tab")
        raise Timeout(f"the Tab key to reach {what}")

    def move(self, key):
        """Presses a key that moves the keyboard, and waits until it has moved: pressed again before, it would go
        past what is looked for. Few things have it without saying so."""
        self.focus.forget()
        self.key(key)
        self.focus.wait()

    def wait_still(self, target):
        """A page that scrolls to what has the keyboard takes a moment: a list that opened before would open where
        its row was, beyond the edge of the screen."""
        last = None

        def is_still():
            nonlocal last
            before, last = last, target.get_extents()
            if before != last:
                time.sleep(2 * POLL)
            return before == last
        wait_for(f"“{target.name}” to stand still", is_still)

    def choose(self, words, choice):
        """Takes one of the choices of a row, with keys, from the list that opens under it."""
        row = self.find("combo box", words)
        self.tab_to_object(row, f"the choice “{words}”")
        self.wait_still(row)
        self.key("space")

        def find_item():
            for label in walk(row):
                if label.role != "label" or label.name != choice:
                    continue
                item = label.parent
                while item and item.role != "list item":
                    item = item.parent
                # The row shows the present choice in a list of its own, which never has the keyboard.
                if item and any("focused" in other.states for other in item.parent.children):
                    return item
            return None
        item = wait_for(f"the choice “{choice}” of “{words}”", find_item)
        self.move("Home")
        for _ in range(40):
            if item.is_now("focused"):
                break
            self.move("Down")
        self.key("Return")
        wait_for(f"“{words}” to close its list", lambda: not item.is_now("focused"))
        self.take_keyboard()

    def unfold(self, title):
        """Opens a row that has more in it. What takes the keyboard is its head, called by its title alone."""
        row = self.find("list item", f"{title}, ")
        head = wait_for(f"the head of “{title}”", lambda: next(
            node for node in walk(row) if node.role == "list item" and node.name == title))
        self.tab_to_object(head, f"the row “{title}”")
        self.wait_still(head)
        self.key("space")
        # What is in it takes the keyboard only when it is there to be seen.
        wait_for(f"“{title}” to unfold", lambda: row.get_extents()[3] > 2 * head.get_extents()[3])
        self.wait_still(row)

    def take_keyboard(self):
        """What a window manager does when a dialog or, from GTK 4.10 on, a list goes: there is none here."""
        def given():
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Inclusion Charter"],
                                   capture_output=True, text=True, check=True).stdout.split()
            return found and subprocess.run(["xdotool", "windowfocus", "--sync", found[-1]],
                                            check=False).returncode == 0
        wait_for("the keyboard", given)

    def focused(self):
        return next((node for node in self.everything() if "focused" in node.states), None)

    def key(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def go_to(self, title):
        """Presses the key of a page: its place in the sidebar, and F1 for the last."""
        def find_place():
            for place, row in enumerate(self.find("list item", "Overview").parent.children, 1):
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
