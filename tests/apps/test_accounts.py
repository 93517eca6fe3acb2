"""Who may do what for which unit, tokens, log-ins and the people of the demonstration."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone

from lingxing.apps.accounts.actions import (
    add_membership,
    change_password,
    create_person,
    create_unit,
    end_membership,
    issue_token,
    revoke_token,
)
from lingxing.apps.accounts.demo import create_demo_people, get_operator
from lingxing.apps.accounts.models import ApiToken, Membership, Person, Unit
from lingxing.apps.accounts.permissions import can_administer, can_edit_gazette, can_read_internal, standing_of
from lingxing.apps.accounts.queries import find_person_by_token, list_memberships
from lingxing.apps.ledger.models import AuditRow
from lingxing.apps.ledger.public import Denied, Refused
from tests.apps.factories import People


def fresh(person: Person) -> Person:
    """The person as the next request sees it."""
    return Person.objects.get(pk=person.pk)


def test_a_unit_knows_the_units_above_it(people: People) -> None:
    assert people.bureau.path == f"/{people.government.pk}/{people.bureau.pk}/"
    people.bureau.parent = people.elsewhere
    people.bureau.save()
    assert Unit.objects.get(pk=people.bureau.pk).path == f"/{people.elsewhere.pk}/{people.bureau.pk}/"


def test_an_editor_edits_for_the_unit_and_those_below_it(people: People) -> None:
    assert can_edit_gazette(people.editor)
    assert can_edit_gazette(people.editor, people.government)
    assert can_edit_gazette(people.editor, people.bureau)
    assert not can_edit_gazette(people.editor, people.elsewhere)
    assert can_edit_gazette(people.administrator, people.bureau)


@pytest.mark.parametrize("name", ["reader", "stranger"])
def test_others_do_not_edit(people: People, name: str) -> None:
    assert not can_edit_gazette(getattr(people, name))


def test_nobody_edits_or_reads_internally(people: People) -> None:
    for nobody in (AnonymousUser(), None):
        assert not can_edit_gazette(nobody)
        assert not can_read_internal(nobody, people.government)


def test_internal_texts_are_for_members_of_the_unit_and_of_those_above_and_below(people: People) -> None:
    assert can_read_internal(people.reader, people.government)
    assert can_read_internal(people.editor, people.bureau)
    assert not can_read_internal(people.other_editor, people.government)
    assert not can_read_internal(people.stranger, None)
    assert can_read_internal(people.other_editor, None)


def test_a_membership_holds_from_its_first_day_to_its_last(people: People) -> None:
    person = Person.objects.create_user("temp", name="临时")
    Membership.objects.create(
        person=person,
        unit=people.government,
        role="editor",
        starts_on=date(2023, 4, 3),
        ends_on=date(2023, 4, 5),
    )
    days = [date(2023, 4, day) for day in (2, 3, 5, 6)]
    assert [bool(standing_of(person, day).held) for day in days] == [False, True, True, False]
    assert [list_memberships(person, day).count() for day in days] == [0, 1, 1, 0]


def test_an_inactive_person_may_do_nothing(people: People) -> None:
    people.root.is_active = False
    assert not can_edit_gazette(people.root)


def test_an_administrator_appoints_in_the_unit_and_not_elsewhere(people: People) -> None:
    person = create_person(actor=people.administrator, username="new", name="新人", password="correct-horse-9")
    unit = create_unit(
        actor=people.administrator, name="云岭州水务局", level="prefecture", kind="department", parent=people.government
    )
    membership = add_membership(
        actor=people.administrator, person=person, unit=unit, role="editor", starts_on=timezone.localdate()
    )
    assert can_edit_gazette(fresh(person), unit)
    with pytest.raises(Denied, match="白沙市人民政府"):
        add_membership(
            actor=people.administrator, person=person, unit=people.elsewhere, role="editor", starts_on=date(2023, 1, 1)
        )
    end_membership(
        actor=people.administrator,
        membership=membership,
        ends_on=timezone.localdate() + timedelta(days=0),
        reason="调离",
    )
    actions = list(AuditRow.objects.order_by("id").values_list("action", flat=True))
    assert actions == [
        "accounts.create_person",
        "accounts.create_unit",
        "accounts.add_membership",
        "accounts.end_membership",
    ]


def test_an_editor_appoints_nobody(people: People) -> None:
    with pytest.raises(Denied):
        create_person(actor=people.editor, username="new", name="新人")
    with pytest.raises(Denied):
        create_unit(actor=people.administrator, name="新州", level="prefecture", kind="government")
    assert can_administer(people.administrator)
    assert not can_administer(people.editor)


def test_a_weak_password_or_a_taken_name_is_refused(people: People) -> None:
    with pytest.raises(Refused, match="密码不符合要求"):
        create_person(actor=people.root, username="new", name="新人", password="12345")
    with pytest.raises(Refused, match="已有人使用"):
        create_person(actor=people.root, username="editor", name="新人")


def test_a_changed_password_is_recorded_and_not_written_down(people: People) -> None:
    change_password(actor=people.reader, password="battery-staple-7")
    assert fresh(people.reader).check_password("battery-staple-7")
    row = AuditRow.objects.get(action="accounts.change_password")
    assert (row.actor, row.before, row.after) == (people.reader, None, None)
    with pytest.raises(Refused, match="密码不符合要求"):
        change_password(actor=people.reader, password="short")


def test_the_account_page_changes_the_password_by_the_recorded_action(people: People, client: Client) -> None:
    client.force_login(people.reader)
    form = {"old_password": "correct-horse", "new_password1": "battery-staple-7", "new_password2": "battery-staple-7"}
    refused = client.post("/accounts/me/password/", {**form, "old_password": "wrong"})
    assert (refused.status_code, AuditRow.objects.filter(action="accounts.change_password").exists()) == (422, False)
    assert client.post("/accounts/me/password/", form).headers["Location"] == "/accounts/me/"
    assert AuditRow.objects.get(action="accounts.change_password").actor == people.reader
    assert fresh(people.reader).check_password("battery-staple-7")
    assert client.get("/accounts/me/").status_code == 200


def test_a_token_is_kept_as_a_digest_and_works_until_it_is_revoked(people: People) -> None:
    token, plain = issue_token(actor=people.editor, name="统计脚本")
    now = timezone.now()
    assert plain not in str(ApiToken.objects.values().get())
    assert find_person_by_token(plain, now) == people.editor
    assert find_person_by_token(plain + "x", now) is None
    with pytest.raises(Denied):
        revoke_token(actor=people.other_editor, token=token)
    revoke_token(actor=people.editor, token=token)
    assert find_person_by_token(plain, now) is None


def test_a_token_ends_with_its_time_and_with_its_owner(people: People) -> None:
    now = timezone.now()
    _, plain = issue_token(actor=people.editor, name="一小时", expires_at=now + timedelta(hours=1))
    assert find_person_by_token(plain, now) == people.editor
    assert find_person_by_token(plain, now + timedelta(hours=2)) is None
    Person.objects.filter(pk=people.editor.pk).update(is_active=False)
    assert find_person_by_token(plain, now) is None


def test_log_ins_are_recorded_and_guessing_is_locked_out(people: People, client: Client) -> None:
    for _ in range(5):
        client.post("/accounts/login/", {"username": "editor", "password": "wrong"})
    response = client.post("/accounts/login/", {"username": "editor", "password": "correct-horse"})
    assert response.status_code == 429
    page = response.content.decode()
    assert "登录失败次数过多，已暂停登录" in page
    assert "请 15 分钟后再试" in page
    assert AuditRow.objects.filter(action="accounts.log_in_refused", after={"username": "editor"}).count() >= 4
    Client(REMOTE_ADDR="10.0.0.9").post("/accounts/login/", {"username": "editor", "password": "correct-horse"})
    assert AuditRow.objects.filter(action="accounts.log_in", actor=people.editor).count() == 1


def test_demo_people_get_new_passwords_and_stay_the_same_people(db: None) -> None:
    first, second = create_demo_people(), create_demo_people()
    assert [person.username for person in first.people] == [person.username for person in second.people]
    assert Person.objects.count() == len(first.people)
    assert {one.password for one in first.people}.isdisjoint(one.password for one in second.people)
    editor = next(one for one in second.people if one.username == "editor")
    assert Person.objects.get(username="editor").check_password(editor.password)
    assert can_edit_gazette(Person.objects.get(username="editor"), second.owner)
    assert not can_edit_gazette(Person.objects.get(username="county-editor"), second.owner)


def test_nobody_logs_in_as_the_operator(db: None) -> None:
    operator = get_operator()
    assert get_operator() == operator
    assert not operator.has_usable_password()
    assert can_edit_gazette(operator)
