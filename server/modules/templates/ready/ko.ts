import type { Notices } from "./notice.ts";

export const ko: Notices = {
  flight_delayed:
    "안녕하세요, {{name}} 고객님. {{to}}행 {{flight}} 항공편의 출발이 지연되었습니다. 새 출발 시각은 현지 시간 {{departure}}입니다. 기다리시게 하여 죄송합니다. 일정이 맞지 않으시면 여기에 답장해 주세요.",
  flight_cancelled:
    "안녕하세요, {{name}} 고객님. 죄송합니다. {{to}}행 {{flight}} 항공편이 결항되었습니다. 다른 항공편 또는 환불은 {{link}} 에서 선택하시거나 여기에 답장해 주시면 도와드리겠습니다.",
  gate_changed:
    "안녕하세요, {{name}} 고객님. 예약하신 {{flight}} 항공편의 탑승구가 {{gate}} 번으로 변경되었습니다. 시간에 맞춰 이동해 주시기 바랍니다.",
  bag_found:
    "안녕하세요, {{name}} 고객님. 좋은 소식입니다. 고객님의 수하물을 찾았습니다. 접수 번호는 {{bag_file}} 이며 배송이 시작되면 다시 알려 드리겠습니다.",
  bag_delivery:
    "안녕하세요, {{name}} 고객님. 접수 번호 {{bag_file}} 수하물을 댁으로 배송해 드립니다. 예정 시간은 {{time}} 입니다. 어려우시면 여기에 답장해 주세요.",
  refund_done:
    "안녕하세요, {{name}} 고객님. 예약 {{locator}} 의 환불 금액 {{amount}} 지급이 완료되었습니다. 은행 계좌에 표시되기까지 며칠이 걸릴 수 있습니다.",
  check_in_open:
    "안녕하세요, {{name}} 고객님. {{to}}행 {{flight}} 항공편의 체크인이 시작되었습니다. 지금 {{link}} 또는 공항에서 체크인하실 수 있습니다.",
  please_write:
    "안녕하세요, {{name}} 고객님. 문의 {{case_number}} 건으로 연락을 드렸으나 닿지 않았습니다. 여기에 답장해 주시면 계속 도와드리겠습니다.",
};
