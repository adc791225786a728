//! The page of the selected line of the timeline, whatever it is about.

use super::{
    component::component_page,
    date::{date_page, letter_page, rotation_page, task_page},
    interview::interview_page,
    page::Page,
    program::program_page,
};
use crate::{app::context::Context, domain::agenda::Origin};

pub fn origin_page(cx: &Context, page: &mut Page, origin: &Origin) {
    match origin {
        Origin::Official(id) => date_page(cx, page, id),
        Origin::Task(id) => task_page(cx, page, id),
        Origin::Component(id) => component_page(cx, page, id),
        Origin::Interview(id)
        | Origin::Reply(id)
        | Origin::Offered(id, _)
        | Origin::WriteUp(id)
        | Origin::Thanks(id) => interview_page(cx, page, id),
        Origin::Letter(id) => letter_page(cx, page, id),
        Origin::Deadline(id) => program_page(cx, page, id),
        Origin::RotationStart(id, _) | Origin::RotationReply(id) => rotation_page(cx, page, id),
    }
}
